package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook: of a formula what it came to, which is nothing where nobody computed it. */
final class SheetLines implements TableLines {

    private static final int LONGEST_ROW = 4_000_000;
    private static final int MOST_LETTERS = 3;

    private final XmlPart xml;
    private final SheetStrings strings;
    private final CellFormats formats;
    private @Nullable Workbook workbook;
    private long row;
    private boolean ended;

    SheetLines(XmlPart xml, SheetStrings strings, CellFormats formats) {
        this.xml = xml;
        this.strings = strings;
        this.formats = formats;
    }

    /** With which the workbook is closed. */
    SheetLines closing(Workbook whole) {
        workbook = whole;
        return this;
    }

    @Override
    public Optional<Line> next() {
        while (!ended && xml.next()) {
            if (xml.starts("row")) return Optional.of(line());
            ended = xml.ends("sheetData");
        }
        return Optional.empty();
    }

    @Override
    public OptionalDouble share() {
        return OptionalDouble.of(xml.share());
    }

    @Override
    public void close() {
        xml.close();
        if (workbook != null) workbook.close();
    }

    private Line line() {
        row = number(xml.attribute("r"), row + 1);
        var cells = new ArrayList<String>();
        var exact = new BitSet();
        var length = 0L;
        for (var last = -1; xml.next() && !xml.ends("row"); ) {
            if (!xml.starts("c")) continue;
            last = place(xml.attribute("r"), last + 1);
            var cell = cell();
            if (cell.text().isBlank()) continue;
            length += cell.text().length();
            if (last >= TableRows.MOST_COLUMNS || length > LONGEST_ROW)
                throw Refused.invalid("import.row-too-long", row, TableRows.MOST_COLUMNS, LONGEST_ROW);
            while (cells.size() <= last) cells.add("");
            cells.set(last, cell.text());
            exact.set(last, cell.exact());
        }
        return new Line(row, cells, exact);
    }

    private CellFormats.Shown cell() {
        var type = xml.attribute("t");
        var style = (int) number(xml.attribute("s"), 0);
        var value = new StringBuilder();
        var words = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) xml.addText("v", value);
            else if (xml.starts("is")) words = SheetStrings.text(xml, "is");
        }
        var text = value.toString();
        return switch (type) {
            case "s" -> word(text.isBlank() ? "" : strings.get((int) number(text.strip(), -1)));
            case "inlineStr" -> word(words.isEmpty() ? text : words);
            case "str" -> word(SheetStrings.unescaped(text));
            case "b" -> word(text.isBlank() ? "" : text.strip().equals("0") ? "FALSE" : "TRUE");
            case "d" -> word(text.strip().replaceFirst("T00:00(:00(\\.0+)?)?Z?$", ""));
            case "e" -> word(text.strip());
            default -> text.isBlank() ? word("") : formats.shown(text.strip(), style);
        };
    }

    private static CellFormats.Shown word(String text) {
        return new CellFormats.Shown(text, false);
    }

    /** Counted from nought; the letters of B7 say 1. */
    private static int place(String name, int otherwise) {
        var place = 0;
        var letters = 0;
        for (; letters < name.length() && Character.isLetter(name.charAt(letters)); letters++)
            place = place * 26 + Character.toUpperCase(name.charAt(letters)) - 'A' + 1;
        return letters == 0 || letters > MOST_LETTERS || place < 1 ? otherwise : place - 1;
    }

    private static long number(String text, long otherwise) {
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
