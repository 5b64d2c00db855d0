package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook (Office Open XML, ECMA-376). A package must be read from its end, so it stands in a temporary file,
 * which the system deletes while it is still open: nothing of it is left after a crash.
 */
final class Workbook implements AutoCloseable {

    private static final long MOST_PACKED = 256L << 20;
    private static final int MOST_PARTS = 20_000;
    private static final int MOST_SHEETS = 1_000;
    private static final byte[] PACKAGE = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final String LOCKED =
            new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

    /** @param part where it stands in the package */
    record Sheet(String name, String part, boolean hidden) {}

    private record Link(String type, String target) {}

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<String, Link> links;
    private boolean from1904;
    private @Nullable SheetStrings strings;
    private @Nullable CellFormats formats;

    private Workbook(ZipFile zip) {
        this.zip = zip;
        if (zip.size() > MOST_PARTS) throw Refused.invalid("import.spreadsheet");
        zip.stream().forEach(entry -> parts.put(plain(entry.getName()), entry));
        var book = links("").values().stream()
                .filter(link -> link.type().equals("officeDocument"))
                .map(Link::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        this.links = links(book);
        try (var xml = part(book).orElseThrow(() -> Refused.invalid("import.spreadsheet"))) {
            read(xml);
        }
    }

    /** Whether it is one; spreadsheets that cannot be read are refused with what to do. */
    static boolean isOne(Supplier<InputStream> file) throws IOException {
        try (var bytes = file.get()) {
            var start = bytes.readNBytes(PACKAGE.length);
            if (Arrays.equals(start, COMPOUND))
                throw Refused.invalid(isLocked(bytes) ? "import.spreadsheet-locked" : "import.spreadsheet-old");
            return Arrays.equals(start, PACKAGE);
        }
    }

    static Workbook open(InputStream file) {
        try (file) {
            var copy = Files.createTempFile("rapport-workbook", ".xlsx").toFile();
            try {
                keep(file, copy);
                var zip = new ZipFile(copy, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
                try {
                    return new Workbook(zip);
                } catch (RuntimeException e) {
                    zip.close();
                    throw e;
                }
            } finally {
                Files.deleteIfExists(copy.toPath());
            }
        } catch (ZipException e) {
            throw Refused.invalid("import.broken-workbook");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of one sheet; the workbook is closed with them. */
    static TableLines lines(InputStream file, String sheet) {
        var workbook = open(file);
        try {
            return workbook.lines(sheet).closing(workbook);
        } catch (RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    List<Sheet> sheets() {
        return sheets;
    }

    SheetLines lines(String name) {
        var part = sheets.stream()
                .filter(sheet -> sheet.name().equals(name))
                .map(Sheet::part)
                .findFirst()
                .flatMap(this::part)
                .orElseThrow(() -> Refused.invalid("import.broken-workbook"));
        return new SheetLines(part, strings(), formats());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(XmlPart xml) {
        while (xml.next()) {
            if (xml.starts("workbookPr")) from1904 = List.of("1", "true").contains(xml.attribute("date1904"));
            if (!xml.starts("sheet")) continue;
            var link = links.get(xml.attribute("id"));
            if (link == null || !link.type().equals("worksheet")) continue;
            var hidden = xml.attribute("state").toLowerCase(Locale.ROOT).endsWith("hidden");
            sheets.add(new Sheet(xml.attribute("name"), link.target(), hidden));
            if (sheets.size() > MOST_SHEETS) throw Refused.invalid("import.broken-workbook");
        }
    }

    private SheetStrings strings() {
        if (strings == null)
            strings = linked("sharedStrings").map(SheetStrings::read).orElseGet(SheetStrings::new);
        return strings;
    }

    private CellFormats formats() {
        if (formats == null) formats = CellFormats.read(linked("styles").orElse(null), from1904);
        return formats;
    }

    private Optional<XmlPart> linked(String type) {
        return links.values().stream()
                .filter(link -> link.type().equals(type))
                .findFirst()
                .flatMap(link -> part(link.target()));
    }

    private Optional<XmlPart> part(String name) {
        return Optional.ofNullable(parts.get(plain(name))).map(entry -> new XmlPart(zip, entry));
    }

    /** What a part points to, by the id that it gives it. */
    private Map<String, Link> links(String of) {
        var slash = of.lastIndexOf('/') + 1;
        var folder = of.substring(0, slash);
        var found = new HashMap<String, Link>();
        var rels = part(folder + "_rels/" + of.substring(slash) + ".rels");
        if (rels.isEmpty()) return found;
        try (var xml = rels.get()) {
            while (xml.next())
                if (xml.starts("Relationship") && !xml.attribute("TargetMode").equals("External")) {
                    var type = xml.attribute("Type");
                    found.put(
                            xml.attribute("Id"),
                            new Link(type.substring(type.lastIndexOf('/') + 1), at(folder, xml.attribute("Target"))));
                }
        }
        return found;
    }

    private static String at(String folder, String target) {
        return target.startsWith("/") ? target.substring(1) : folder + target;
    }

    private static String plain(String name) {
        var path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        for (var last = ""; !last.equals(path); ) {
            last = path;
            path = path.replaceFirst("(^|/)\\./", "$1").replaceFirst("(^|/)[^/]+/\\.\\./", "$1");
        }
        return path;
    }

    private static void keep(InputStream file, File copy) throws IOException {
        try (OutputStream out = Files.newOutputStream(copy.toPath())) {
            var chunk = new byte[1 << 16];
            var kept = 0L;
            for (var count = file.read(chunk); count >= 0; count = file.read(chunk)) {
                kept += count;
                if (kept > MOST_PACKED) throw Refused.invalid("import.workbook-too-large", MOST_PACKED >> 20);
                out.write(chunk, 0, count);
            }
        }
    }

    /** Office keeps a workbook with a password within one of the old kind. */
    private static boolean isLocked(InputStream rest) throws IOException {
        var before = "";
        for (var chunk = rest.readNBytes(1 << 16); chunk.length > 0; chunk = rest.readNBytes(1 << 16)) {
            var text = before + new String(chunk, StandardCharsets.ISO_8859_1);
            if (text.contains(LOCKED)) return true;
            before = text.substring(Math.max(0, text.length() - LOCKED.length()));
        }
        return false;
    }
}
