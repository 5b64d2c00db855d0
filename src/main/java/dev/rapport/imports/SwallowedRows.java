package dev.rapport.imports;

import java.util.List;

/**
 * Tells a cell of several lines from rows that a quotation mark swallowed which is closed further down. The lines of such a
 * cell, each taken with what stands beside it, are whole rows: as many separators as the header has, and none with a space
 * behind, as people write them in an address or a note.
 */
final class SwallowedRows {

    private static final double NEARLY_ALL = 0.8;
    private static final int FEWEST_SEPARATORS = 2;
    private static final int MOST_LINES_OF_A_NAME = 20;

    private final char separator;
    private final boolean spaced;

    /** @param header the first line, which shows whether separators have a space behind in this file */
    SwallowedRows(char separator, List<String> header) {
        this.separator = separator;
        this.spaced =
                header.size() > 1 && header.subList(1, header.size()).stream().allMatch(name -> name.startsWith(" "));
    }

    boolean within(List<String> cells) {
        for (var i = 0; i < cells.size(); i++)
            if (cells.get(i).indexOf('\n') >= 0 || cells.get(i).indexOf('\r') >= 0)
                if (isRows(cells.get(i), i, cells.size())) return true;
        return false;
    }

    private boolean isRows(String cell, int column, int columns) {
        var lines = cell.lines().toList();
        if (columns == 1) return lines.size() > MOST_LINES_OF_A_NAME;
        var written = 0;
        var rows = 0;
        var separators = 0;
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) continue;
            written++;
            var inside = separators(lines.get(i));
            var before = i == 0 ? column : 0;
            var after = i == lines.size() - 1 ? columns - 1 - column : 0;
            if (inside < 0 || before + inside + after != columns - 1) continue;
            rows++;
            separators += inside;
        }
        return rows >= 2 && separators >= FEWEST_SEPARATORS && rows >= NEARLY_ALL * written;
    }

    /** How many there are; less than none when one is written as in prose. */
    private int separators(String line) {
        var count = 0;
        for (var at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + 1)) {
            if (!spaced && at + 1 < line.length() && line.charAt(at + 1) == ' ') return -1;
            count++;
        }
        return count;
    }
}
