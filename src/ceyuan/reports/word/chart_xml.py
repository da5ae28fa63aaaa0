"""The XML of a chart, written and styled with the chart writer of python-pptx: Word and PowerPoint share the format."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from pptx.chart.axis import CategoryAxis, ValueAxis
from pptx.chart.chart import Chart as Styled
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries, LineSeries
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from ceyuan.errors import Lang
from ceyuan.reports.palette import colours, number_format
from ceyuan.reports.tree import Chart, Number

_KINDS = {"bar": XL_CHART_TYPE.BAR_CLUSTERED, "stacked": XL_CHART_TYPE.BAR_STACKED, "line": XL_CHART_TYPE.LINE_MARKERS}
_INK, _RULE = RGBColor.from_string("1C2530"), RGBColor.from_string("DCDFE1")
_LATIN, _EAST_ASIAN = "Times New Roman", "宋体"
_LABEL = (
    '<c:dLbl xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:idx val="{at}"/><c:numFmt formatCode="" sourceLinked="0"/>'
    '<c:dLblPos val="{position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>'
)
_NO_EDGE = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
)
_ROOM_FOR_NUMBERS = 1.14


def chart_xml(one: Chart, lang: Lang, workbook: str) -> bytes:
    """The chart as XML.

    Args:
        workbook: id of the relation to the embedded workbook.
    """
    data = CategoryChartData()
    data.categories = [category[lang] for category in one.categories]
    for series in one.series:
        data.add_series(series.label[lang], [float(p.amount) if p else None for p in series.points], number_format(series.points))
    space = parse_xml(ChartXmlWriter(_KINDS[one.kind], data).xml.encode())
    styled = Styled(space, None)
    styled.has_title = False
    _fonts(styled)
    _legend(styled, one)
    _axes(styled, one)
    _series(styled, one)
    space.find(qn("c:txPr")).addprevious(parse_xml(_NO_EDGE))
    _link(space, workbook)
    return bytes(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))


def _fonts(styled: Styled) -> None:
    styled.font.size, styled.font.name = Pt(9), _LATIN
    styled.font.color.rgb = _INK
    latin = styled.font._rPr.find(qn("a:latin"))  # python-pptx names no East Asian font
    east_asian = latin.makeelement(qn("a:ea"), {"typeface": _EAST_ASIAN})
    latin.addnext(east_asian)


def _legend(styled: Styled, one: Chart) -> None:
    styled.has_legend = len(one.series) > 1
    if styled.has_legend:
        styled.legend.position, styled.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False


def _axes(styled: Styled, one: Chart) -> None:
    names, numbers = styled.category_axis, styled.value_axis
    assert isinstance(names, CategoryAxis)
    assert isinstance(numbers, ValueAxis)
    names.major_tick_mark = numbers.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = _RULE
    numbers.format.line.fill.background()
    numbers.has_major_gridlines = one.kind != "bar"
    numbers.visible = one.kind != "bar"
    if numbers.has_major_gridlines:
        numbers.major_gridlines.format.line.color.rgb = _RULE
    if one.kind != "line":
        names.reverse_order = True
        numbers._element.find(qn("c:crosses")).set("val", "max")  # else the reversed names carry the scale to the top
    if one.kind == "bar":
        amounts = [0.0, *(float(point.amount) for series in one.series for point in series.points if point)]
        numbers.maximum_scale, numbers.minimum_scale = max(amounts) * _ROOM_FOR_NUMBERS or 1, min(amounts) * _ROOM_FOR_NUMBERS
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    numbers.tick_labels.number_format, numbers.tick_labels.number_format_is_linked = "#,##0", False


def _series(styled: Styled, one: Chart) -> None:
    plot = styled.plots[0]
    if one.kind != "line":
        plot.gap_width, plot.overlap = 45, 100 if one.kind == "stacked" else 0
    for series, colour, defined in zip(plot.series, colours(one), one.series, strict=True):
        _paint(series, RGBColor.from_string(colour))
        if one.kind == "bar" or (one.kind == "line" and defined is one.series[-1]):
            _numbers(series, defined.points, XL_LABEL_POSITION.OUTSIDE_END if one.kind == "bar" else XL_LABEL_POSITION.ABOVE)


def _numbers(series: BarSeries | LineSeries, points: Sequence[Number | None], position: XL_LABEL_POSITION) -> None:
    """A label at every point; one that prints other decimals than the rest has a format of its own."""
    labels, common = series.data_labels, number_format(points)
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, common, False
    labels.position, labels.font.size = position, Pt(9)
    holder = labels._element  # python-pptx has no format for one label, nor says that a label is one line
    holder.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("wrap", "none")
    for at, point in reversed(list(enumerate(points))):
        if point and number_format([point]) != common:
            label = parse_xml(_LABEL.format(at=at, position=position.xml_value))
            label.find(qn("c:numFmt")).set("formatCode", number_format([point]))
            label.find(qn("c:numFmt")).addnext(deepcopy(holder.find(qn("c:txPr"))))
            holder.insert(0, label)


def _paint(series: BarSeries | LineSeries, colour: RGBColor) -> None:
    if isinstance(series, LineSeries):
        series.format.line.color.rgb, series.format.line.width, series.smooth = colour, Pt(2), False
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour
        return
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour


def _link(space: etree._Element, workbook: str) -> None:
    link = etree.SubElement(space, qn("c:externalData"))
    link.set(qn("r:id"), workbook)
    etree.SubElement(link, qn("c:autoUpdate")).set("val", "0")
