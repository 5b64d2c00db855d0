package dev.rapport.customer;

import static dev.rapport.platform.ErasedRows.Why.NO_WORDS;
import static dev.rapport.platform.ErasedRows.Why.SAID_NO;
import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;
import static dev.rapport.platform.ErasedRows.kept;

import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.SoughtWords;
import dev.rapport.platform.SoughtWords.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of a customer who is erased: a row without a name, to which nothing is added any more. */
@Configuration(proxyBeanMethods = false)
class CustomersErased {

    private static final String THEIRS = "customer_id = any(:customers)";

    /** The customer's own row is first: from then on nothing new comes to it. */
    @Bean
    ErasesCustomer erasedCustomers() {
        return new ErasesCustomer(
                        blanked(
                                "customer",
                                "id = any(:customers) and erased_at is null",
                                "name = :called",
                                "name_key = lower(:called)",
                                "search_key = ''",
                                "search_grams = '{}'",
                                "external = null",
                                "parent_id = null",
                                "parent_external = null",
                                "contract = null",
                                "language = null",
                                "owner_id = null",
                                "team = null",
                                "import_id = null",
                                "do_not_contact = true",
                                "version = version + 1",
                                "erased_at = :now"),
                        deleted("profile_change", THEIRS),
                        deleted("contact_point", THEIRS),
                        deleted("social_identity", THEIRS),
                        deleted("customer_fact", THEIRS),
                        deleted("customer_tag", THEIRS),
                        deleted("customer_consent", THEIRS + " and granted"),
                        blanked("customer_consent", THEIRS, "file = null", "line = null", "address = null"),
                        kept("customer_consent", THEIRS + " and not granted", SAID_NO),
                        deleted("consent_mail", "request_id in (select id from consent_request where " + THEIRS + ")"),
                        deleted("consent_request", THEIRS),
                        deleted("customer_import_change", THEIRS),
                        deleted("customer_print", THEIRS),
                        blanked(
                                "customer_relation",
                                "from_id = any(:customers) or to_id = any(:customers)",
                                "note = null"),
                        blanked("customer_owner_change", THEIRS, "why = :mark"),
                        deleted("customer_collaborator", THEIRS),
                        deleted("customer_need", THEIRS),
                        deleted("used_product", THEIRS),
                        deleted("duplicate_key", THEIRS),
                        deleted("duplicate_pair", "one_id = any(:customers) or other_id = any(:customers)"),
                        deleted("merge_move", """
                                merge_id in (
                                    select id
                                    from customer_merge
                                    where survivor_id = any(:customers) or gone_id = any(:customers))
                                """),
                        deleted("customer_merge", "survivor_id = any(:customers) or gone_id = any(:customers)"),
                        blanked(
                                "customer_alias",
                                "canonical_id = any(:customers)",
                                "name = :mark",
                                "name_key = :mark",
                                "external = null"))
                .soughtBy(
                        SoughtWords.of(Kind.NAME, """
                                select name
                                from customer
                                where id = any(:customers)
                                union
                                select name
                                from customer_alias
                                where canonical_id = any(:customers)
                                union
                                select gone_name
                                from customer_merge
                                where survivor_id = any(:customers)
                                union
                                select said
                                from profile_change
                                cross join lateral (values (before #>> '{}'), (after #>> '{}')) as one (said)
                                where customer_id = any(:customers) and what = 'NAME' and said is not null
                                """).sharedBy("""
                                select word
                                from unnest(cast(:words as text[])) as word
                                join customer on name_key = folded(lower(word))
                                where customer.id <> all(:customers)
                                """),
                        SoughtWords.of(Kind.PHONE, "select value from contact_point where kind = 'PHONE' and " + THEIRS)
                                .sharedBy(otherPoints("PHONE")),
                        SoughtWords.of(Kind.EMAIL, """
                            select value
                            from contact_point
                            where kind = 'EMAIL' and customer_id = any(:customers)
                            union
                            select address
                            from consent_request
                            where customer_id = any(:customers)
                            union
                            select address
                            from customer_consent
                            where customer_id = any(:customers) and address is not null
                            """).sharedBy(otherPoints("EMAIL")),
                        SoughtWords.of(Kind.IDENTITY, """
                                select external
                                from social_identity
                                where customer_id = any(:customers)
                                union
                                select unionid
                                from social_identity
                                where customer_id = any(:customers) and unionid is not null
                                union
                                select external
                                from customer
                                where id = any(:customers) and external is not null
                                """));
    }

    @Bean
    ErasesCustomer notesOnErasedCustomers() {
        var about = "customer_id = any(:customers) or subject_id = any(:cases)";
        return new ErasesCustomer(
                deleted("note_wording", "note_id in (select id from note where " + about + ")"),
                deleted("note", about),
                deleted("file_piece", "file_id in (select id from kept_file where " + about + ")"),
                // the row itself goes within the hour, with its share of the space
                blanked(
                        "kept_file",
                        about,
                        "name = :mark",
                        "sha256 = ''",
                        "removed_at = cast('2000-01-01T00:00:00Z' as timestamptz)"));
    }

    @Bean
    ErasesCustomer handOversOfErasedCustomers() {
        return new ErasesCustomer(
                deleted("hand_over_customer", THEIRS + " and standing = 'PLANNED'"),
                blanked("hand_over_customer", THEIRS, "said = null"),
                blanked("hand_over_transfer", THEIRS, "external = :mark", "said = null"),
                deleted("pool_customer", THEIRS),
                kept("pool_take", THEIRS, NO_WORDS),
                deleted("pool_notice", THEIRS),
                blanked("promise", THEIRS, "what = :mark", "reason = null"),
                blanked(
                        "promise_time",
                        "promise_id in (select id from promise where customer_id = any(:customers))",
                        "why = null"));
    }

    private static String otherPoints(String kind) {
        return """
                select word
                from unnest(cast(:words as text[])) as word
                join contact_point on kind = '%s' and value = word
                where customer_id <> all(:customers)
                """.formatted(kind);
    }
}
