package dev.rapport.customer.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds out what a file is by what it holds; its name and what its sender calls it say nothing. */
final class FileContent {

    private static final int HEAD = 4_096;
    private static final int MOST_ENTRIES = 20_000;
    private static final int LONGEST_TYPE = 100;

    private static final Map<FileKind, String> BY_FOLDER = Map.of(
            FileKind.DOCX,
            "word/document.xml",
            FileKind.XLSX,
            "xl/workbook.xml",
            FileKind.PPTX,
            "ppt/presentation.xml");

    private static final Map<String, FileKind> BY_TYPE = Map.of(
            "application/vnd.oasis.opendocument.text", FileKind.ODT,
            "application/vnd.oasis.opendocument.spreadsheet", FileKind.ODS,
            "application/vnd.oasis.opendocument.presentation", FileKind.ODP);

    private static final List<String> HEIC = List.of("heic", "heix", "mif1", "heim", "hevc");
    private static final List<Charset> OF_TEXT = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private FileContent() {}

    /** Empty when it is nothing that is taken in. */
    static Optional<FileKind> kindOf(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (starts(head, 0, "PK\3\4")) return packed(file);
        var bySign = bySign(head);
        return bySign.isPresent() ? bySign : text(file, head);
    }

    private static Optional<FileKind> bySign(byte[] head) {
        if (starts(head, 0, "%PDF-")) return Optional.of(FileKind.PDF);
        if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) return Optional.of(FileKind.PNG);
        if (starts(head, 0, "\u00ff\u00d8\u00ff")) return Optional.of(FileKind.JPEG);
        if (starts(head, 0, "GIF87a") || starts(head, 0, "GIF89a")) return Optional.of(FileKind.GIF);
        if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) return Optional.of(FileKind.WEBP);
        if (starts(head, 0, "RIFF") && starts(head, 8, "WAVE")) return Optional.of(FileKind.WAV);
        if (starts(head, 0, "II*\0") || starts(head, 0, "MM\0*")) return Optional.of(FileKind.TIFF);
        if (starts(head, 4, "ftyp"))
            return Optional.of(HEIC.stream().anyMatch(brand -> starts(head, 8, brand)) ? FileKind.HEIC : FileKind.MP4);
        if (starts(head, 0, "OggS")) return Optional.of(FileKind.OGG);
        if (starts(head, 0, "#!AMR")) return Optional.of(FileKind.AMR);
        if (starts(head, 0, "ID3") || head.length > 1 && (head[0] & 0xff) == 0xff && (head[1] & 0xe6) == 0xe2)
            return Optional.of(FileKind.MP3);
        return Optional.empty();
    }

    /** Documents are archives; those with programs in them, and other archives, are not taken in. */
    private static Optional<FileKind> packed(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) return Optional.empty();
            var names = new HashSet<String>();
            zip.entries().asIterator().forEachRemaining(entry -> names.add(entry.getName()));
            if (names.stream().anyMatch(FileContent::isProgram)) return Optional.empty();
            var declared = declared(zip);
            if (declared != null) return Optional.ofNullable(BY_TYPE.get(declared));
            return office(names);
        } catch (ZipException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Optional<FileKind> office(Set<String> names) {
        if (!names.contains("[Content_Types].xml")) return Optional.empty();
        return BY_FOLDER.entrySet().stream()
                .filter(one -> names.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isProgram(String name) {
        return name.endsWith("vbaProject.bin")
                || name.startsWith("Basic/")
                || name.startsWith("Scripts/")
                || name.endsWith(".class")
                || name.endsWith(".exe")
                || name.contains("/activeX/")
                || name.contains("/embeddings/oleObject");
    }

    private static @org.jspecify.annotations.Nullable String declared(ZipFile zip) throws IOException {
        var entry = zip.getEntry("mimetype");
        if (entry == null) return null;
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(LONGEST_TYPE), StandardCharsets.US_ASCII).strip();
        }
    }

    /** Readable to its end in one way of writing, without signs that no text has. */
    private static Optional<FileKind> text(Path file, byte[] head) throws IOException {
        if (head.length == 0 || starts(head, 0, "#!") || starts(head, 0, "MZ")) return Optional.empty();
        if (starts(head, 0, "\u00ff\u00fe") || starts(head, 0, "\u00fe\u00ff"))
            return readable(file, StandardCharsets.UTF_16) ? Optional.of(FileKind.TEXT) : Optional.empty();
        for (var charset : OF_TEXT) if (readable(file, charset)) return Optional.of(FileKind.TEXT);
        return Optional.empty();
    }

    private static boolean readable(Path file, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream in = Files.newInputStream(file);
                Reader reader = new java.io.InputStreamReader(in, decoder)) {
            var some = new char[HEAD];
            for (var read = reader.read(some); read >= 0; read = reader.read(some))
                for (var i = 0; i < read; i++) if (isNoText(some[i])) return false;
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static boolean isNoText(char character) {
        return character < ' ' && "\t\n\r\f\u001b".indexOf(character) < 0;
    }

    private static boolean starts(byte[] head, int at, String sign) {
        var wanted = ByteBuffer.wrap(sign.getBytes(StandardCharsets.ISO_8859_1));
        if (head.length < at + wanted.remaining()) return false;
        return ByteBuffer.wrap(head, at, wanted.remaining()).equals(wanted);
    }
}
