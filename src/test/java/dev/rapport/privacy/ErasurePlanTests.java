package dev.rapport.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each table in which a person may stand says what becomes of it when the person is erased. */
@DatabaseTest
class ErasurePlanTests {

    private static final String STAFF = "is about colleagues";
    private static final String SETTINGS = "is how the firm works";
    private static final String IDS = "ids, numbers and times alone";

    /** Tables with texts in which no customer stands, and why. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("api_token", STAFF),
            Map.entry("app_user", STAFF),
            Map.entry("staff_change", STAFF),
            Map.entry("team", STAFF),
            Map.entry("team_member", STAFF),
            Map.entry("login_attempt", STAFF),
            Map.entry("hand_over", STAFF),
            Map.entry("task_filter", STAFF),
            Map.entry("sla_alert", SETTINGS),
            Map.entry("sla_alert_event", SETTINGS),
            Map.entry("business_calendar", SETTINGS),
            Map.entry("business_calendar_version", SETTINGS),
            Map.entry("consent_wording", SETTINGS),
            Map.entry("customer_pool", SETTINGS),
            Map.entry("field_level", SETTINGS),
            Map.entry("field_level_change", SETTINGS),
            Map.entry("level_sight", SETTINGS),
            Map.entry("custom_field", SETTINGS),
            Map.entry("channel_account", SETTINGS),
            Map.entry("channel_account_change", SETTINGS),
            Map.entry("channel_account_secret", SETTINGS),
            Map.entry("account_token", SETTINGS),
            Map.entry("hook", SETTINGS),
            Map.entry("hook_change", SETTINGS),
            Map.entry(
                    "hook_delivery", "ids, numbers and times alone, gone after 30 days; and what other systems answer"),
            Map.entry("wecom_desk", SETTINGS),
            Map.entry("wecom_code", SETTINGS),
            Map.entry("wecom_chat_list", SETTINGS),
            Map.entry("wecom_member", SETTINGS),
            Map.entry("phone_extension", SETTINGS),
            Map.entry("asterisk_lease", SETTINGS),
            Map.entry("agent_status", STAFF),
            Map.entry("phone_call_put_away", STAFF),
            Map.entry("mailbox", SETTINGS),
            Map.entry("feed", SETTINGS),
            Map.entry("weibo_comments", SETTINGS),
            Map.entry("segment_due", "ids of whoever changes, the erased among them, until the machine looks at them"),
            Map.entry("public_post_seen", "hashes"),
            Map.entry("mail_seen", "hashes"),
            Map.entry("mail_sender_hour", "masked, and gone after two days"),
            Map.entry("community_group", SETTINGS),
            Map.entry("coupon_batch", SETTINGS),
            Map.entry("membership_level", SETTINGS),
            Map.entry("membership_level_change", SETTINGS),
            Map.entry("quality_charge", SETTINGS),
            Map.entry("quality_rhythm", SETTINGS),
            Map.entry("data_review", "figures of all, and why colleagues let the rest be"),
            Map.entry("retention_rule", SETTINGS),
            Map.entry("retention_run", "what a rule did, by figures"),
            Map.entry("revision_key", SETTINGS),
            Map.entry("lead_source", SETTINGS),
            Map.entry("product", SETTINGS),
            Map.entry("product_change", SETTINGS),
            Map.entry("product_import", SETTINGS),
            Map.entry("rulebook_version", SETTINGS),
            Map.entry("rulebook_draft", SETTINGS),
            Map.entry("rule_example", SETTINGS),
            Map.entry("rulebook_decided", SETTINGS),
            Map.entry("import_mapping", SETTINGS),
            Map.entry("sla_export", "what was taken out, by figures and filters of colleagues"),
            Map.entry("import_run", "names of files and figures; the second scan reads them"),
            Map.entry("import_undo", IDS),
            Map.entry("case_link", IDS),
            Map.entry("clock_recomputation", IDS),
            Map.entry("day_dimension", "figures of all"),
            Map.entry("day_figure", "figures of all"),
            Map.entry("sla_trend_state", "figures of all"),
            Map.entry("quality_day", "figures of all"),
            Map.entry("quality_repair", "what was repaired at once, by figures"),
            Map.entry("quality_tally", "figures of all"),
            Map.entry("duplicate_model", "weights learnt of all"),
            Map.entry("duplicate_run", "figures of all"),
            Map.entry("deployment", "models of processes"),
            Map.entry("element_stat", "models of processes"),
            Map.entry("form", "models of processes"),
            Map.entry("process_definition", "models of processes"),
            Map.entry("process_element", "models of processes"),
            Map.entry("process_link", "models of processes"),
            Map.entry("process_draft", "models of processes"),
            Map.entry("process_draft_save", "models of processes"),
            Map.entry("process_draft_comment", "what designers say of models of processes"),
            Map.entry("process_release", "who made models of processes live, and why"),
            Map.entry("refused_instance", "models of processes"),
            Map.entry("flow_taken", "which ways runs took"),
            Map.entry("member_signal", "that a member did something, by kind"),
            Map.entry("purchase_total", "amounts"),
            Map.entry("sla_anchor", "hashes"),
            Map.entry("sla_breach_turn", "which breaches stand"),
            Map.entry("erasure_part", "what became of an erasure, by table"),
            Map.entry("erasure_place", "where it was looked, by table"),
            Map.entry("erasure_sought", "what is looked for; goes at the end of the erasure"),
            Map.entry("flyway_schema_history", "migrations"));

    @Autowired
    ErasurePlan plan;

    @Autowired
    Eraser eraser;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTableWithWordsIsErasedBlankedKeptOrSaysWhyNoCustomerStandsInIt() throws IOException {
        var tables = new TreeSet<>(jdbc.sql("""
                        select distinct relname
                        from pg_class
                        join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
                        join pg_type on pg_type.oid = atttypid
                        where relnamespace = cast('public' as regnamespace)
                            and relkind = 'r'
                            and (typcategory = 'S' or typname in ('json', 'jsonb', 'bytea', '_text', '_varchar', '_jsonb'))
                        """).query(String.class).list());
        tables.retainAll(ofTheProduct());
        plan.ask().rows().forEach(rows -> tables.remove(rows.table()));
        tables.removeAll(LEFT_OUT.keySet());
        assertThat(tables)
                .as("a bean ErasesCustomer of their module says what becomes of them, or LEFT_OUT says why nothing")
                .isEmpty();
    }

    @Test
    void whatIsAnsweredCanBeAskedOfTheDatabase() {
        var nobody = new ErasedCustomer(
                SubjectId.next(),
                CustomerId.next(),
                List.of(UUID.randomUUID()),
                List.of(UUID.randomUUID()),
                Needles.none(),
                Instant.now());
        for (var rows : plan.ask().rows())
            assertThatCode(() -> assertThat(eraser.count(rows, nobody)).isZero())
                    .as(rows.table())
                    .doesNotThrowAnyException();
        assertThat(eraser.erase(
                        plan.ask().rows().stream()
                                .filter(rows -> rows.function() == null)
                                .toList(),
                        nobody))
                .isFalse();
    }

    @Test
    void everyTableHasAHeadingInBothLanguages() {
        for (var table : plan.ask().rows().stream().map(ErasedRows::table).toList())
            for (var language : new Locale[] {Locale.ENGLISH, Locale.CHINESE})
                assertThat(texts.get(language, "privacy.kept." + table))
                        .as(table)
                        .isNotEqualTo("privacy.kept." + table);
    }

    /** Other tests make tables of their own. */
    private static List<String> ofTheProduct() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/table-owners.txt")).stream()
                .map(line -> line.strip().split("\\s+")[0])
                .toList();
    }
}
