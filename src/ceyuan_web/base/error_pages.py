"""Error pages: bilingual, and each says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ceyuan.errors import Fault, Lang
from ceyuan.values import Bilingual

TITLES: Mapping[int, Bilingual] = {
    400: Bilingual("这个请求有误", "Something in the request is wrong"),
    403: Bilingual("您不能打开这一页", "You may not open this page"),
    404: Bilingual("没有这一页", "There is no such page"),
    413: Bilingual("文件太大", "The file is too large"),
    429: Bilingual("请求过于频繁", "Too many requests"),
    500: Bilingual("系统出错", "Something broke here"),
    503: Bilingual("账本暂时无法读取", "The ledger cannot be read just now"),
}
WHAT_NEXT: Mapping[int, Fault] = {
    400: Fault(
        "bad-request",
        "服务器无法理解这个请求",
        "The server could not understand it",
        fix_zh="请返回上一页重试",
        fix_en="Go back and try again",
    ),
    403: Fault(
        "forbidden",
        "没有权限，或表单已过期",
        "It needs a permission, or the form has expired",
        fix_zh="请登录，或刷新页面再提交",
        fix_en="Sign in, or reload the page and send again",
    ),
    404: Fault(
        "not-found",
        "地址可能写错，或内容已移走",
        "The address may be misspelt, or the page has moved",
        fix_zh="请从首页查找或使用搜索",
        fix_en="Start from the home page, or search",
    ),
    413: Fault(
        "too-large",
        "超出允许的大小",
        "It is over the limit",
        fix_zh="请拆分文件后再报送",
        fix_en="Split the file and send the parts",
    ),
    429: Fault(
        "too-many",
        "短时间内请求太多",
        "Too many came in a short time",
        fix_zh="请稍后再试",
        fix_en="Wait a while and try again",
    ),
    500: Fault(
        "broken",
        "这是系统的问题，不是您的问题；未完成的操作已撤回",
        "It is our fault, not yours; what was half done was undone",
        fix_zh="请稍后再试，仍有问题请告知管理员",
        fix_en="Try again later; tell the administrator if it stays",
    ),
}


def faulty(request: HttpRequest, status: int, faults: Iterable[Fault]) -> HttpResponse:
    """The page of some faults."""
    if not hasattr(request, "lang"):
        setattr(request, "lang", "zh")  # noqa: B010 - the request broke before its language was known
    lang: Lang = getattr(request, "lang")  # noqa: B009
    said = [(fault.where, (fault.zh, fault.fix_zh) if lang == "zh" else (fault.en, fault.fix_en)) for fault in faults]
    context = {"status": status, "title": TITLES[status], "faults": said}
    return render(request, "base/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400, or 413 where the body was too large."""
    status = 413 if type(exception).__name__ == "RequestDataTooBig" else 400
    return faulty(request, status, [WHAT_NEXT[status]])


def forbidden(request: HttpRequest, exception: Any = None, reason: str = "") -> HttpResponse:
    """403."""
    return faulty(request, 403, [WHAT_NEXT[403]])


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404."""
    return faulty(request, 404, [WHAT_NEXT[404]])


def broken(request: HttpRequest) -> HttpResponse:
    """500. It asks nothing of city or database, which may be what broke."""
    return faulty(request, 500, [WHAT_NEXT[500]])
