package dev.rapport.studio.policies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The shipped decision table of policies with rows of a test's own before all others. */
public final class PolicyTable {

    private static final Pattern COLUMN = Pattern.compile(",");

    private PolicyTable() {}

    /** @param rows each with tier, seconds of first response, resolution and requester wait; {@code standard} fits any */
    public static String with(String table, String caseType, String rows) {
        var lines = new ArrayList<>(table.lines().toList());
        var head = 0;
        while (!lines.get(head).startsWith("Rule,")) head++;
        var columns = Arrays.asList(COLUMN.split(lines.get(head)));
        for (var row : rows.lines().toList().reversed())
            lines.add(head + 1, line(columns, caseType, COLUMN.split(row)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> columns, String caseType, String[] row) {
        var cells = new String[columns.size()];
        Arrays.fill(cells, "");
        cells[0] = caseType + " " + String.join(" ", row);
        cells[columns.indexOf("Case")] = caseType;
        cells[columns.indexOf("Tier")] = row[0].equals("standard") ? "" : row[0];
        cells[columns.indexOf("Policy")] = "tried";
        cells[columns.indexOf("Because")] = "tried";
        cells[columns.indexOf("Because") + 1] = "tried";
        cells[columns.indexOf("Calendar")] = "always";
        cells[columns.indexOf("First response")] = row[1];
        cells[columns.indexOf("Resolution")] = row[2];
        cells[columns.indexOf("Requester wait")] = row[3];
        return String.join(",", cells);
    }
}
