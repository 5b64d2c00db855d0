package dev.rapport.customer.notes;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.notes.FileEvent.FilesNearlyFull;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes files in: as large as the settings allow, and of a kind that their content shows. */
@Component
class FileIntake {

    private static final int LONGEST_NAME = 200;
    private static final int NEARLY_PERCENT = 90;

    /** What was taken in. */
    record Taken(UUID id, String name, FileKind kind, long bytes, String sha256) {}

    private final FileStore store;
    private final FileRows rows;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final DataSize largest;
    private final DataSize total;

    FileIntake(
            FileStore store,
            FileRows rows,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${rapport.files.largest:25MB}") DataSize largest,
            @Value("${rapport.files.total:20GB}") DataSize total) {
        this.store = store;
        this.rows = rows;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
        this.largest = largest;
        this.total = total;
    }

    DataSize largest() {
        return largest;
    }

    /** In the caller's transaction, in which the file's row is written, too. */
    Taken take(@Nullable String name, InputStreamSource source) {
        try {
            var copy = Files.createTempFile("rapport-file-", ".part");
            try {
                return take(name, copy, digestOf(source, copy));
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Taken take(@Nullable String name, Path copy, String sha256) throws IOException {
        var bytes = Files.size(copy);
        if (bytes == 0) throw Refused.unfit("files.empty");
        var kind = FileContent.kindOf(copy).orElseThrow(() -> Refused.unfit("files.not-taken", FileKind.all()));
        var id = Ids.next();
        if (rows.total() + bytes > total.toBytes()) throw full();
        try (var in = Files.newInputStream(copy)) {
            store.put(id, in);
        }
        var now = rows.grow(bytes, total.toBytes()).orElseThrow(this::full);
        warn(now - bytes, now);
        return new Taken(id, kind.named(plain(name)), kind, bytes, sha256);
    }

    /** No more is read than is taken. */
    private String digestOf(InputStreamSource source, Path copy) throws IOException {
        try (InputStream from = source.getInputStream();
                var digest = new DigestInputStream(from, MessageDigest.getInstance("SHA-256"));
                var to = Files.newOutputStream(copy)) {
            var left = largest.toBytes() + 1;
            var some = new byte[1 << 16];
            for (var read = digest.read(some); read >= 0; read = digest.read(some)) {
                left -= read;
                if (left <= 0) throw Refused.unfit("files.too-large", largest.toMegabytes());
                to.write(some, 0, read);
            }
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Refused full() {
        return Refused.unavailable("files.full", rows.total() >> 20, total.toMegabytes());
    }

    private void warn(long before, long now) {
        var mark = total.toBytes() / 100 * NEARLY_PERCENT;
        if (before > mark || now <= mark) return;
        var who = List.copyOf(staff.having(Role.ADMIN).keySet());
        events.publishEvent(new FilesNearlyFull(
                Ids.next(), FilesNearlyFull.ALL_FILES, clock.instant(), now >> 20, total.toMegabytes(), who));
    }

    /** The last part of a path; what no system takes in a name is a dash. */
    private static String plain(@Nullable String name) {
        var line = CleanText.line(name == null ? "" : name);
        var last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1)
                .replaceAll("[:*?\"<>|\\p{Cntrl}]", "-")
                .replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (last.isEmpty()) return "file";
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }
}
