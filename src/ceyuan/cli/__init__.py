"""The command line. Commands say what to do and show what came of it; they compute nothing."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from importlib.metadata import entry_points
from typing import Any

import click

from ceyuan.cli import accepted, cities, definitions, demo, figures, files, ledger, organisation, organisations, publications, report, texts
from ceyuan.cli.screen import Screen
from ceyuan.errors import CeyuanError

STOPPED = "\n已停止。账本停在最近的完整版本，可以再次运行。Stopped; the ledger stands at its last whole version."


class Commands(click.Group):
    """The group that tells a fault in the reader's language, without a traceback."""

    @cached_property
    def beside(self) -> dict[str, click.Command]:
        """The commands of packages beside the library, such as the web; found when asked for, for those packages import this one."""
        found = (command for package in entry_points(group="ceyuan.commands") for command in package.load())
        return {str(command.name): command for command in found}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Ours and those beside."""
        return sorted({*super().list_commands(ctx), *self.beside})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of ours, else one beside."""
        return super().get_command(ctx, cmd_name) or self.beside.get(cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `--lang` wherever it stands: a reader thinks of it last."""
        at = next((at for at, arg in enumerate(args) if arg == "--lang" or arg.startswith("--lang=")), len(args))
        end = at + (2 if args[at : at + 1] == ["--lang"] else 1)
        return super().parse_args(ctx, [*args[at:end], *args[:at], *args[end:]])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit code 2 says that something given was wrong, 130 that it was interrupted."""
        try:
            return super().invoke(ctx)
        except CeyuanError as error:
            click.secho(error.text(ctx.obj.lang), fg="red", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo(STOPPED, err=True)
            ctx.exit(130)
        except BrokenPipeError:
            # The reader of our output has left (`| head`): nothing is wrong, and nobody is there to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--city", "folder", type=click.Path(file_okay=False), envvar="CEYUAN_CITY", help="城市文件夹 · folder of the city")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="CEYUAN_LANG", help="语言 · language")
@click.version_option(package_name="ceyuan")
@click.pass_context
def main(context: click.Context, folder: str | None, lang: str) -> None:
    """策源：每个数字都能打开。Ceyuan: a number you can open."""
    context.obj = Screen(folder, "en" if lang == "en" else "zh")


for part in (cities, files, figures, report, publications, texts, accepted, organisations, organisation, ledger, definitions, demo):
    for command in part.COMMANDS:
        main.add_command(command)
