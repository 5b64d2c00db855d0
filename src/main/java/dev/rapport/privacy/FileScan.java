package dev.rapport.privacy;

import dev.rapport.privacy.ScanPlaces.Found;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Looks for an erased person in the files of the data folder, as bytes: what the broker and the application write. The
 * database's own files are left out, its tables were read.
 */
@Component
class FileScan {

    private static final String DATABASE = "database";
    private static final int AT_ONCE = 1 << 20;

    record KnownFile(Path path, long size) {}

    private final Path folder;

    FileScan(@Value("${rapport.data:data}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** By their place in the folder. */
    List<KnownFile> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !file.startsWith(DATABASE))
                    .flatMap(this::known)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<KnownFile> known(Path file) {
        try {
            return Stream.of(new KnownFile(file, Files.size(folder.resolve(file))));
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    /** What is not there any more holds nothing. */
    Found look(String file, Needles needles) {
        try (var in = Files.newInputStream(folder.resolve(file))) {
            return look(in, needles.bytes());
        } catch (NoSuchFileException gone) {
            return new Found(0, 0, 0, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** However long it is, one buffer of it is in memory; its end is looked at once more with what follows. */
    static Found look(InputStream in, List<byte[]> needles) throws IOException {
        var longest = needles.stream().mapToInt(one -> one.length).max().orElse(1);
        var buffer = new byte[AT_ONCE + longest];
        var kept = 0;
        var bytes = 0L;
        var found = 0L;
        for (var read = in.readNBytes(buffer, 0, AT_ONCE); read > 0; read = in.readNBytes(buffer, kept, AT_ONCE)) {
            bytes += read;
            var filled = kept + read;
            for (var needle : needles) if (stands(needle, buffer, filled)) found++;
            kept = Math.min(longest - 1, filled);
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        }
        return new Found(1, bytes, found, List.of());
    }

    private static boolean stands(byte[] needle, byte[] buffer, int filled) {
        for (var at = 0; at <= filled - needle.length; at++) {
            if (buffer[at] != needle[0]) continue;
            var length = 1;
            while (length < needle.length && buffer[at + length] == needle[length]) length++;
            if (length == needle.length) return true;
        }
        return false;
    }
}
