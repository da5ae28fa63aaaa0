.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check fix bench docs

PYTHON ?= python3
RUN := .venv/bin

help: ## 列出目标 · list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: ## 安装到 .venv · install into .venv
	@$(PYTHON) tools/bootstrap.py

.venv/.dev: uv.lock pyproject.toml
	@$(PYTHON) tools/bootstrap.py --dev
	@touch $@

demo: setup ## 一个合成的成都：从报表到半年报 · a synthetic Chengdu: from files to the half-year report
	@$(RUN)/ceyuan demo build/demo

serve: setup ## 打开示例城市的网站 · the site of the demo city
	@$(RUN)/ceyuan serve --city build/demo/city

test: .venv/.dev ## 全部测试 · all tests
	@$(RUN)/python -m pytest -n 2 --dist loadfile

check: .venv/.dev ## 格式、类型、楼层 · format, types, floors
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports

fix: .venv/.dev ## 改正格式 · mend the format
	@$(RUN)/ruff check --fix .
	@$(RUN)/ruff format .

bench: .venv/.dev ## 速度，与同类并测 · speed, beside its peers
	@$(RUN)/python bench

wheels: ## 封闭网络：全部依赖放入一个文件夹 · a closed network: every package in one folder
	@$(PYTHON) tools/wheels.py

docs: .venv/.dev ## 重新生成字典与模式 · regenerate dictionary and schemas
	@$(RUN)/ceyuan --city cities/chengdu definitions docs
