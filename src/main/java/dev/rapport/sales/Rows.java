package dev.rapport.sales;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes what several tables of this module have in common. */
final class Rows {

    private Rows() {}

    static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }

    static @Nullable CustomerId customer(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new CustomerId(id);
    }

    static @Nullable UUID value(@Nullable UserId id) {
        return id == null ? null : id.value();
    }

    static @Nullable UUID value(@Nullable CustomerId id) {
        return id == null ? null : id.value();
    }
}
