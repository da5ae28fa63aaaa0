"""What is wrong with a file that cannot be read as a text."""

from __future__ import annotations

from ceyuan.errors import Fault


def missing(where: str) -> Fault:
    """There is no such file."""
    return Fault("no-such-file", "没有这个文件", "There is no such file", where, "请检查路径", "Check the path")


def too_large(where: str, most_bytes: int) -> Fault:
    """The file, or what it unpacks to, is larger than any text."""
    size = f"{most_bytes // 2**20} MiB"
    return Fault(
        "too-large",
        f"文件超过 {size}，不像一篇文字",
        f"The file is larger than {size}, which no text is",
        where,
        "请拆分文件",
        "Split the file",
    )


def empty(where: str) -> Fault:
    """The file holds no text."""
    return Fault("empty-file", "文件中没有文字", "The file holds no text", where, "请重新导出或发送", "Export or send it again")


def binary(where: str) -> Fault:
    """The bytes are no text and no kind of file that is known."""
    return Fault(
        "not-text",
        "文件不是文字，也不是可读的格式",
        "The file is neither text nor of a kind that can be read",
        where,
        "可读的格式有 .txt、.html、.docx 和带文字层的 .pdf",
        "Kinds that can be read are .txt, .html, .docx and .pdf with a text layer",
    )


def damaged(where: str, kind: str) -> Fault:
    """The file is not what its beginning says it is."""
    return Fault("damaged-file", f"{kind} 文件已损坏", f"The {kind} file is damaged", where, "请重新导出或发送", "Export or send it again")


def too_deep(where: str) -> Fault:
    """The elements of a page lie in one another beyond all measure, and what lies deepest was lost."""
    return Fault(
        "too-deep",
        "网页嵌套过深，无法完整读取",
        "The page is nested too deeply to be read whole",
        where,
        "请另存为纯文本后再读",
        "Save it as plain text and read that",
    )


def encrypted(where: str) -> Fault:
    """The file asks for a password."""
    return Fault("encrypted-file", "文件已加密", "The file is encrypted", where, "请解除密码后再读", "Remove the password first")


def no_text_layer(where: str) -> Fault:
    """A PDF of pictures."""
    return Fault(
        "no-text-layer",
        "PDF 中只有图像，没有文字层",
        "The PDF holds pictures only, no text layer",
        where,
        "请用文字识别软件处理，或索取文字版",
        "Run it through text recognition, or ask for the original",
    )


def not_chinese(where: str) -> Fault:
    """A text in another language states figures in words that this reader does not know."""
    return Fault(
        "not-chinese",
        "文字不是中文，未读取任何数字",
        "The text is not Chinese; no figure was read from it",
        where,
        "请提供中文原文",
        "Give the Chinese original",
    )
