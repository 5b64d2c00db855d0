package dev.rapport.customer.quality;

import dev.rapport.platform.CleanText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of whom faults are meant; any if absent.
 *
 * @param importId the import that made the customers
 * @param city as it is known of them, whatever its capitals
 * @param tag one that they have
 */
public record Whom(
        @Nullable UUID importId,
        @Nullable String city,
        @Nullable String tag) {

    public static final Whom ANYBODY = new Whom(null, null, null);

    public Whom {
        city = CleanText.lineOrNull(city);
        tag = CleanText.lineOrNull(tag);
    }

    String condition(String fault) {
        var made = """
             and exists (
                select 1
                from customer made
                where made.id = %s.customer_id
                    and made.import_id = :import)
            """;
        var lives = """
             and exists (
                select 1
                from customer_fact lives
                where lives.customer_id = %s.customer_id
                    and lives.name = 'city'
                    and lower(left(lives.value, 100)) = lower(left(:city, 100))
                    and lower(lives.value) = lower(:city))
            """;
        var tagged = """
             and exists (
                select 1
                from customer_tag tagged
                where tagged.customer_id = %s.customer_id
                    and lower(tagged.word) = lower(:tag))
            """;
        return (importId == null ? "" : made.formatted(fault))
                + (city == null ? "" : lives.formatted(fault))
                + (tag == null ? "" : tagged.formatted(fault));
    }
}
