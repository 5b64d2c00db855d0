package dev.rapport.sla.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row as its hash is made from it (decision 007). Times are in microseconds since 1970. */
record LedgerRow(
        String chain,
        long seq,
        long at,
        String kind,
        String body,
        @Nullable String by,
        long recordedAt,
        byte[] previous,
        byte[] hash) {

    static final String COLUMNS = """
            chain, seq, (extract(epoch from at) * 1000000)::bigint as at, kind, body, by_user::text as by_user,
            (extract(epoch from recorded_at) * 1000000)::bigint as recorded_at, previous, hash
            """;

    private static final long MICROS_OF_A_DAY = 24L * 3600 * 1_000_000;

    static LedgerRow read(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getBytes(8),
                row.getBytes(9));
    }

    byte[] computedHash() {
        var digest = Hashes.sha256();
        digest.update(previous);
        var text = chain
                + '\n'
                + seq
                + '\n'
                + at
                + '\n'
                + kind
                + '\n'
                + (by == null ? "" : by)
                + '\n'
                + recordedAt
                + '\n'
                + body;
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isWhole() {
        return chain.indexOf('\n') < 0 && kind.indexOf('\n') < 0 && MessageDigest.isEqual(hash, computedHash());
    }

    /** The day, in UTC, that it was written on. */
    LocalDate day() {
        return LocalDate.ofEpochDay(Math.floorDiv(recordedAt, MICROS_OF_A_DAY));
    }
}
