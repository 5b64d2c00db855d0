package dev.rapport.imports.client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked for on the command line; the name and password may also come from RAPPORT_USER and RAPPORT_PASSWORD. */
record ImportOptions(
        String kind,
        Path file,
        @Nullable Path mapping,
        @Nullable String mappingName,
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable String sheet,
        @Nullable String headings,
        @Nullable String columns,
        @Nullable String words,
        @Nullable String days,
        @Nullable String decimals,
        @Nullable String known,
        @Nullable String unknown,
        @Nullable String existing,
        @Nullable String knownBy,
        @Nullable Path leftOut,
        boolean dryRun,
        URI url,
        String user,
        String password) {

    private static final List<String> NAMES = List.of(
            "--mapping",
            "--encoding",
            "--separator",
            "--sheet",
            "--headings",
            "--columns",
            "--words",
            "--days",
            "--decimals",
            "--known",
            "--unknown",
            "--existing",
            "--known-by",
            "--left-out",
            "--url",
            "--user",
            "--password");

    private static final String DRY_RUN = "--dry-run";

    static ImportOptions parse(String[] arguments, Map<String, String> environment) {
        var named = new HashMap<String, String>();
        var plain = new ArrayList<String>();
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(DRY_RUN)) named.put(DRY_RUN, "true");
            else if (!arguments[i].startsWith("--")) plain.add(arguments[i]);
            else if (!NAMES.contains(arguments[i])) throw new IllegalArgumentException("there is no " + arguments[i]);
            else if (i + 1 == arguments.length) throw new IllegalArgumentException(arguments[i] + " needs a value");
            else named.put(arguments[i], arguments[++i]);
        }
        if (plain.size() != 2)
            throw new IllegalArgumentException(
                    "import needs a kind and a file, such as: ./rapport import leads leads.csv");
        var mapping = named.get("--mapping");
        return new ImportOptions(
                plain.get(0),
                readable(plain.get(1)),
                isFile(mapping) ? readable(String.valueOf(mapping)) : null,
                isFile(mapping) ? null : mapping,
                named.get("--encoding"),
                named.get("--separator"),
                named.get("--sheet"),
                named.get("--headings"),
                named.get("--columns"),
                named.get("--words"),
                named.get("--days"),
                named.get("--decimals"),
                named.get("--known"),
                named.get("--unknown"),
                named.get("--existing"),
                named.get("--known-by"),
                leftOut(named.get("--left-out")),
                named.containsKey(DRY_RUN),
                URI.create(named.getOrDefault("--url", "http://localhost:8080")),
                named.getOrDefault("--user", environment.getOrDefault("RAPPORT_USER", "admin")),
                named.getOrDefault("--password", environment.getOrDefault("RAPPORT_PASSWORD", "admin")));
    }

    static boolean asksForHelp(String... arguments) {
        return List.of(arguments).contains("--help") || List.of(arguments).contains("-h");
    }

    private static @Nullable Path leftOut(@Nullable String name) {
        if (name == null) return null;
        var file = Path.of(name);
        if (Files.exists(file)) throw new IllegalArgumentException("there is a file " + name + " already");
        return file;
    }

    /** Else it is the name of a saved one. */
    private static boolean isFile(@Nullable String mapping) {
        return mapping != null && (mapping.endsWith(".json") || Files.exists(Path.of(mapping)));
    }

    private static Path readable(String name) {
        var file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file))
            throw new IllegalArgumentException("cannot read the file " + name);
        return file;
    }
}
