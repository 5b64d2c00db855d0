package dev.rapport;

import static dev.rapport.upgrade.OldDatabase.MIGRATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.upgrade.OldDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which module owns a table or view, and which others name it in their SQL all the same, as {@code table-owners.txt} says. */
class TableOwnersTests {

    private static final Path SOURCES = Path.of("src/main/java/dev/rapport");
    private static final Path OWNERS = Path.of("src/test/resources/table-owners.txt");

    private static final Pattern TABLE = Pattern.compile(
            "(?im)^\\s*(?:(create|drop) (?:table|view) (?:if (?:not )?exists )?(\\w+)|alter table (\\w+) rename to (\\w+))");
    private static final Pattern TEXTS = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern NAMED = Pattern.compile("(?i)\\b(?:from|join|update|into|using|only)\\s+(\\w+)");

    private static final Pattern MIGRATED = Pattern.compile(
            "(?i)\\b(table|view|exists|only|from|join|using|update|into|on|references|truncate)\\s+(\\w+)");

    /** A migration may take over what other modules wrote. */
    private static final Set<String> READ = Set.of("from", "join", "using");

    private record Line(String table, String owner, List<String> others) {}

    @Test
    void everyTableHasAnOwnerAndNobodyElseNamesItUndeclared() throws IOException {
        var lines = owners();
        var tables = tables();
        assertThat(lines.keySet()).as("tables with an owner").containsExactlyInAnyOrderElementsOf(tables);

        var found = new TreeMap<String, TreeSet<String>>();
        for (var source : sources())
            for (var table : named(Files.readString(source)))
                if (lines.containsKey(table))
                    found.computeIfAbsent(table, none -> new TreeSet<>()).add(module(source));

        var wrong = new ArrayList<String>();
        lines.forEach((table, line) -> {
            var others = new TreeSet<>(found.getOrDefault(table, new TreeSet<>()));
            others.remove(line.owner());
            if (!others.equals(new TreeSet<>(line.others())))
                wrong.add("%s of %s is named by %s, declared are %s"
                        .formatted(table, line.owner(), others, line.others()));
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aMigrationLiesInTheFolderOfTheModuleWhoseTablesItChanges() throws IOException {
        var lines = owners();
        var earlier = OldDatabase.migrations();
        var wrong = new ArrayList<String>();
        for (var migration : migrations()) {
            var place = MIGRATIONS.relativize(migration);
            var module = place.getName(0).toString();
            if (place.getNameCount() != 2 || !Files.isDirectory(SOURCES.resolve(module)))
                wrong.add("%s belongs into a folder db/migration/<module>".formatted(place));
            if (earlier.contains(migration)) continue;
            var named = MIGRATED.matcher(Files.readString(migration).replaceAll("--.*", ""));
            while (named.find()) {
                var line = lines.get(named.group(2).toLowerCase(Locale.ROOT));
                if (line == null || line.owner().equals(module)) continue;
                var word = named.group(1).toLowerCase(Locale.ROOT);
                if (READ.contains(word) && !isDeleted(migration, line.table())) continue;
                if (word.equals("references") && line.others().contains(module)) continue;
                wrong.add("%s names %s, which is a table of %s".formatted(place, line.table(), line.owner()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isDeleted(Path migration, String table) throws IOException {
        return Pattern.compile("(?i)delete\\s+from\\s+(only\\s+)?" + table + "\\b")
                .matcher(Files.readString(migration))
                .find();
    }

    private static Map<String, Line> owners() throws IOException {
        return Files.readAllLines(OWNERS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+"))
                .map(words -> new Line(words[0], words[1], List.of(words).subList(2, words.length)))
                .collect(Collectors.toMap(Line::table, line -> line, (one, other) -> one, TreeMap::new));
    }

    /** Those that are there after all migrations. */
    private static TreeSet<String> tables() throws IOException {
        var tables = new TreeSet<String>();
        for (var file : migrations()) {
            var statement = TABLE.matcher(Files.readString(file));
            while (statement.find()) {
                if (statement.group(3) != null) {
                    tables.remove(statement.group(3));
                    tables.add(statement.group(4));
                } else if (statement.group(1).equalsIgnoreCase("create")) tables.add(statement.group(2));
                else tables.remove(statement.group(2));
            }
        }
        return tables;
    }

    private static List<Path> migrations() throws IOException {
        try (var files = Files.walk(MIGRATIONS)) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static TreeSet<String> named(String source) {
        var tables = new TreeSet<String>();
        var text = TEXTS.matcher(source);
        while (text.find()) {
            var name = NAMED.matcher(text.group());
            while (name.find()) tables.add(name.group(1));
        }
        return tables;
    }

    private static String module(Path source) {
        return SOURCES.relativize(source).getName(0).toString();
    }
}
