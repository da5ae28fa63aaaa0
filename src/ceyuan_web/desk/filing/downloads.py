"""The file of a submission, as it is and with its faults marked."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.http import FileResponse

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
