package dev.rapport.customer.merge;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's own row as it is kept, and the facts about it.
 *
 * @param values by column
 */
record CustomerRow(CustomerId id, Map<String, @Nullable Object> values, Map<String, String> facts) {

    String name() {
        return Objects.requireNonNull(text("name"));
    }

    @Nullable
    String text(String column) {
        var value = values.get(column);
        return value == null ? null : value.toString();
    }

    @Nullable
    UserId owner() {
        var owner = text("owner_id");
        return owner == null ? null : UserId.of(owner);
    }

    @Nullable
    CustomerId parent() {
        var parent = text("parent_id");
        return parent == null ? null : new CustomerId(UUID.fromString(parent));
    }

    boolean doNotContact() {
        return Boolean.TRUE.equals(values.get("do_not_contact"));
    }
}
