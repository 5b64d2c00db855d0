package dev.rapport.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Texts;
import dev.rapport.testing.DatabaseTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that is kept of a customer is left out of what is collected unless it says why. */
@DatabaseTest
class PersonalDataTests {

    /** Tables that name a customer or a case and are not collected. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("duplicate_key", "hashes by which the machine compares customers"),
            Map.entry("customer_print", "hashes by which the undo of an import finds what was changed since"),
            Map.entry("duplicate_due", "a list of what the machine has still to compare"),
            Map.entry("duplicate_pair", "supposes, and names another person"),
            Map.entry("quality_fault", "words of a closed list that the machine finds again"),
            Map.entry("judgement_due", "a list of whom the machine has still to judge"),
            Map.entry("segment_due", "a list of whom the machine has still to look at"),
            Map.entry("quality_due", "a list of whom the machine has still to examine"),
            Map.entry("privacy_export", "is what was collected"),
            Map.entry("notice", "tells colleagues what the trail tells"),
            Map.entry("case_watcher", "colleagues who watch"),
            Map.entry("case_link", "which cases hang together"));

    @Autowired
    PersonalData data;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTableThatNamesACustomerIsCollectedOrSaysWhyNot() {
        var tables = jdbc.sql("""
                        select distinct table_name
                        from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public'
                            and table_type = 'BASE TABLE'
                            and column_name like '%customer_id'
                        """).query(String.class).list();
        tables.removeAll(data.places().keySet());
        tables.removeAll(LEFT_OUT.keySet());

        assertThat(tables)
                .as("a bean FollowsCustomer or KeptOfCustomer of their module names them, or LEFT_OUT says why not")
                .isEmpty();
    }

    @Test
    void thatSomethingIsHeldIsToldAndNeverWhy() {
        var customer = CustomerId.next();
        jdbc.sql("""
                        insert into legal_hold (id, customer_id, why, set_by, set_at)
                        values (:id, :customer, 'suspected fraud', :id, now())
                        """)
                .param("id", UUID.randomUUID())
                .param("customer", customer.value())
                .update();

        var told = data.of(customer).get("legal_hold");

        assertThat(told).hasSize(1);
        assertThat(told.get(0).propertyNames()).contains("set_at").doesNotContain("why", "lifted_why", "set_by");
        assertThat(data.of(customer).toString()).doesNotContain("fraud");
    }

    @Test
    void everyPlaceHasAHeadingInBothLanguages() {
        for (var table : data.places().keySet())
            for (var language : new Locale[] {Locale.ENGLISH, Locale.CHINESE})
                assertThat(texts.get(language, "privacy.kept." + table))
                        .as(table)
                        .isNotEqualTo("privacy.kept." + table);
    }
}
