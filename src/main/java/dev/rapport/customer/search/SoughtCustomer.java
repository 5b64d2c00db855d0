package dev.rapport.customer.search;

import dev.rapport.customer.NameKey;
import dev.rapport.customer.SoughtContact;
import dev.rapport.customer.membership.MembershipNumber;
import dev.rapport.platform.CustomerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, as all that it may mean.
 *
 * @param contact as far as the asker may ask whose it is
 * @param identity on a channel; absent where the asker may not
 * @param ofCase the customer of the case whose number it is, as far as the asker may see it
 */
public record SoughtCustomer(
        String text,
        SoughtName name,
        SoughtContact contact,
        @Nullable String identity,
        @Nullable CustomerId ofCase) {

    /** Greater than what begins like a text, in the order of characters by their bytes. */
    private static final String AFTER_ALL = "\uDBFF\uDFFF";

    private static final String WORDS = "words";

    /** One way to be found by something else than the name. */
    record Other(String sql, Map<String, Object> parameters) {}

    /** Some words of a name and the last four digits of a phone, such as {@code krüger 0100}. */
    private record NamedEnding(SoughtName name, String ending) {

        Other found() {
            var backwards = new StringBuilder(ending).reverse().toString();
            var parameters = new HashMap<String, Object>(
                    Map.of("namedEnding", backwards, "namedEndingEnd", backwards + AFTER_ALL));
            name.parameters().forEach((key, value) -> {
                if (key.startsWith(WORDS)) parameters.put("named" + key, value);
            });
            return new Other(
                    """
                    select customer.id, 1, 'PHONE_ENDING'
                    from contact_point
                    join customer on customer.id = customer_id
                    where contact_point.kind = 'PHONE'
                        and reverse(value) ~>=~ :namedEnding
                        and reverse(value) ~<~ :namedEndingEnd
                        and (%s)
                    """.formatted(name.wordsIn("search_key").replace(":" + WORDS, ":named" + WORDS)), parameters);
        }
    }

    private Optional<NamedEnding> named() {
        var parts = List.of(text.strip().split("\\s+"));
        var endings = parts.stream().filter(part -> part.matches("\\d{4}")).toList();
        if (endings.size() != 1 || parts.size() == 1) return Optional.empty();
        var rest = parts.stream().filter(part -> !endings.contains(part)).collect(Collectors.joining(" "));
        var sought = SoughtName.of(rest);
        return sought.isEmpty() ? Optional.empty() : Optional.of(new NamedEnding(sought, endings.getFirst()));
    }

    /** The last four digits that were typed, alone or with a name; empty if none were. */
    public String ending() {
        return named().map(NamedEnding::ending).orElse(contact.ending());
    }

    List<Other> others() {
        var others = new ArrayList<Other>();
        others.add(new Other(
                "select id, 0, 'EXTERNAL' from customer where external = :external", Map.of("external", text)));
        others.add(new Other(
                "select canonical_id, 0, 'EXTERNAL' from customer_alias where external = :external", Map.of()));
        others.add(new Other(
                "select canonical_id, 0, 'NAME' from customer_alias where name_key = :wasCalled",
                Map.of("wasCalled", NameKey.of(text).text())));
        var membership = MembershipNumber.key(text);
        if (!membership.isEmpty())
            others.add(new Other(
                    "select customer_id, 0, 'MEMBERSHIP' from membership where number_key = :membership",
                    Map.of("membership", membership)));
        if (identity != null)
            others.add(new Other(
                    "select customer_id, 0, 'IDENTITY' from social_identity where external = :identity",
                    Map.of("identity", identity)));
        if (ofCase != null)
            others.add(new Other(
                    "select id, 0, 'CASE' from customer where id = :ofCase", Map.of("ofCase", ofCase.value())));
        if (!contact.phones().isEmpty())
            others.add(new Other("""
                select customer_id, 0, 'PHONE'
                from contact_point
                where kind = 'PHONE' and value = any(:phones)
                """, Map.of("phones", contact.phones().toArray(String[]::new))));
        if (contact.email() != null) others.add(new Other("""
                select customer_id, 0, 'EMAIL'
                from contact_point
                where kind = 'EMAIL' and value = :email
                """, Map.of("email", contact.email())));
        if (!contact.ending().isEmpty()) {
            var backwards = new StringBuilder(contact.ending()).reverse().toString();
            others.add(new Other("""
                    select customer_id, 1, 'PHONE_ENDING'
                    from contact_point
                    where kind = 'PHONE' and reverse(value) ~>=~ :ending and reverse(value) ~<~ :endingEnd
                    """, Map.of("ending", backwards, "endingEnd", backwards + AFTER_ALL)));
        }
        named().ifPresent(named -> others.add(named.found()));
        if (!contact.mailStart().isEmpty())
            others.add(new Other("""
                    select customer_id, 1, 'EMAIL'
                    from contact_point
                    where kind = 'EMAIL' and value ~>=~ :mail and value ~<~ :mailEnd
                    """, Map.of("mail", contact.mailStart(), "mailEnd", contact.mailStart() + AFTER_ALL)));
        if (!contact.domainStart().isEmpty())
            others.add(new Other(
                    """
                            select customer_id, 3, 'EMAIL'
                            from contact_point
                            where kind = 'EMAIL'
                                and split_part(value, '@', 2) ~>=~ :domain
                                and split_part(value, '@', 2) ~<~ :domainEnd
                            """, Map.of("domain", contact.domainStart(), "domainEnd", contact.domainStart() + AFTER_ALL)));
        return others;
    }
}
