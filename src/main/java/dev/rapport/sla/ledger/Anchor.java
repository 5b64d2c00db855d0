package dev.rapport.sla.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * A closed day of the ledger: a hash over the last row of each chain that grew on it, and over the anchor before.
 *
 * @param day in UTC
 * @param chains how many chains grew
 * @param madeAt in microseconds since 1970
 */
public record Anchor(LocalDate day, long chains, long madeAt, byte[] previous, byte[] hash) {

    static final String COLUMNS =
            "day, chains, (extract(epoch from made_at) * 1000000)::bigint as made_at, previous, hash";

    static Anchor read(ResultSet row, int number) throws SQLException {
        return new Anchor(
                row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getBytes(4), row.getBytes(5));
    }

    /** The beginning of what its hash is made from; a line for each chain follows, in the order of their names. */
    MessageDigest begun() {
        return begin(day, chains, madeAt, previous);
    }

    static MessageDigest begin(LocalDate day, long chains, long madeAt, byte[] previous) {
        var digest = Hashes.sha256();
        digest.update(previous);
        digest.update((day + "\n" + madeAt + "\n" + chains + "\n").getBytes(StandardCharsets.UTF_8));
        return digest;
    }

    static void add(MessageDigest digest, String chain, long seq, byte[] hash) {
        var line = chain + '\n' + seq + '\n' + HexFormat.of().formatHex(hash) + '\n';
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
}
