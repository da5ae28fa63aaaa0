"""The file of a submission, as it is and with its faults marked."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.http import FileResponse

from ceyuan.errors import Fault, QuestionError
from ceyuan.intake import write_marked
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.filing import reading, uploads
from ceyuan_web.desk.filing.finding import readable


@needs("submission.read")
def file(request: SignedIn, number: int) -> FileResponse:
    """The file."""
    found = readable(request.user, number)
    return FileResponse(uploads.path_of(found.file_sha256).open("rb"), as_attachment=True, filename=found.file_name)


@needs("submission.read")
def marked(request: SignedIn, number: int) -> FileResponse:
    """The file as a workbook, its faulty cells coloured, their reasons beside them."""
    found = readable(request.user, number)
    if not reading.is_read(found):
        raise QuestionError(_not_read())
    faults = reading.faults_of(found).collect()
    out = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        folder = Path(scratch)
        path = uploads.under_its_name(found.file_sha256, found.file_name, folder)
        target = folder / "marked" / f"{path.name.removesuffix('.gz').rpartition('.')[0]}.xlsx"
        target.parent.mkdir()
        write_marked(path, faults, target, request.lang)
        out.write(target.read_bytes())
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=target.name)


def _not_read() -> Fault:
    zh, en = "文件没有读成，没有可标注的格", "The file was not read, so no cell of it can be marked"
    return Fault("not-read", zh, en, fix_zh="请按报送页所说改正后再报", fix_en="Mend what its page says, and send it again")
