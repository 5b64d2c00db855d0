package dev.rapport.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Of the trail nobody changes anything but the words of a person whose erasure is under way, and nobody anything else. */
@DatabaseTest
class TrailErasureTests {

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Story story;

    @Autowired
    Flyway flyway;

    @Autowired
    JdbcClient jdbc;

    private final String word = "Erna" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void wordsOfThePersonLeaveItAndNothingElseOfARowDoes() {
        var person = person(word);
        var before = rows(person);

        var done = erase(erasing(person, "ERASURE", "ERASING"));

        assertThat(done).isEqualTo(before.size());
        assertThat(rows(person)).isEqualTo(before);
        assertThat(details(person)).doesNotContain(word, "blue-" + word).contains("Erased.WORDS");
        assertThat(details(person)).contains("\"channel\" : \"email\"");
    }

    @Test
    void theStoryStillReads() {
        var person = person(word);
        erase(erasing(person, "ERASURE", "ERASING"));

        assertThat(told(person, Locale.ENGLISH)).contains("[erased]").doesNotContain(word);
        assertThat(told(person, Locale.SIMPLIFIED_CHINESE)).contains("［已删除］").doesNotContain(word);
    }

    @Test
    void whatNeedsNoErasingStaysToTheLetterAndASecondTimeChangesNothing() {
        var person = person(word);
        var erasure = erasing(person, "ERASURE", "ERASING");
        erase(erasure);
        var after = details(person);

        assertThat(erase(erasure)).isZero();
        assertThat(details(person)).isEqualTo(after);
        assertThat(after).contains("{}");
    }

    @Test
    void onlyAnErasureThatIsUnderWayErases() {
        var person = person(word);
        for (var id : List.of(
                UUID.randomUUID(), erasing(person, "ACCESS", "ERASING"), erasing(person, "ERASURE", "PREPARED")))
            assertThatThrownBy(() -> erase(id)).hasMessageContaining("no erasure");
        assertThat(details(person)).contains(word);
    }

    @Test
    void wordsOfOthersStay() {
        var other = person("Other " + word);
        var person = person(word);

        erase(erasing(person, "ERASURE", "ERASING"));

        assertThat(details(other)).contains("Other " + word);
    }

    @Test
    void theApplicationHasNoRightToChangeIt() {
        var person = person(word);
        erasing(person, "ERASURE", "ERASING");
        for (var change : List.of("update trail set details = '{}'", "delete from trail", "truncate trail"))
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
    }

    @Test
    void notEvenItsOwnerChangesMoreThanAnErasureDoes() {
        var other = person("Other " + word);
        var person = person(word);
        var erasure = erasing(person, "ERASURE", "ERASING");

        refused(erasure, "update trail set details = '{}' where subject_id = '%s'".formatted(person));
        refused(erasure, "update trail set at = now() where subject_id = '%s'".formatted(person));
        refused(
                erasure,
                "update trail set details = trail_without_words(details, null) where subject_id = '%s'"
                        .formatted(other));
        refused(
                UUID.randomUUID(),
                "update trail set details = trail_without_words(details, null) where subject_id = '%s'"
                        .formatted(person));
        refused(erasure, "delete from trail where subject_id = '%s'".formatted(person));
        refused(erasure, "delete from trail_erasure");
    }

    /** The name of the firm stands in the stories of those that belonged to it. */
    @Test
    void itsNameLeavesWhatIsToldOfThoseThatBelongedToIt() {
        var firm = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.ORGANISATION, word, null, null, null, List.of(), Map.of()));
        var below = person("Below " + word);
        jdbc.sql("update customer set parent_id = ? where id = ?")
                .params(firm.value(), below.value())
                .update();
        jdbc.sql("""
                        insert into trail (subject_id, event_id, kind, at, recorded_at, details)
                        values (?, gen_random_uuid(), 'ParentChanged', now(), now(),
                            json_build_object('before', 'Another', 'after', cast(? as text)))
                        """).params(below.value(), word).update();
        var erasure = erasing(firm, "ERASURE", "ERASING");
        jdbc.sql("insert into erasure (request_id, begun_at) values (?, now())")
                .param(erasure)
                .update();
        jdbc.sql("insert into erasure_sought (request_id, kind, value) values (?, 'NAME', ?)")
                .params(erasure, word)
                .update();

        jdbc.sql("select changed from erase_names_from_trails(?)")
                .param(erasure)
                .query(Long.class)
                .single();

        var parent = jdbc.sql("select cast(details as text) from trail where subject_id = ? and kind = 'ParentChanged'")
                .param(below.value())
                .query(String.class)
                .single();
        assertThat(parent).contains("Another", "Erased.WORDS").doesNotContain(word);
        assertThat(details(below)).contains("Below " + word);
    }

    private void refused(UUID erasure, String change) {
        var owner = flyway.getConfiguration().getDataSource();
        assertThatThrownBy(() -> new TransactionTemplate(new JdbcTransactionManager(owner))
                        .executeWithoutResult(status -> {
                            var client = JdbcClient.create(owner);
                            client.sql("select set_config('rapport.erasure', ?, true)")
                                    .param(erasure.toString())
                                    .query(String.class)
                                    .single();
                            client.sql(change).update();
                        }))
                .as(change)
                .hasMessageContaining("only appended to");
    }

    private CustomerId person(String name) {
        var person = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()));
        colleagues.as(colleagues.join(colleagues.newTeam(), Role.SERVICE), () -> {
            desk.tag(person, "blue-" + word);
            desk.forbidContact(person, true);
        });
        jdbc.sql("""
                        insert into trail (subject_id, event_id, kind, at, recorded_at, details)
                        values (?, gen_random_uuid(), 'ConsentGranted', now(), now(), '{"channel": "email", "why": "blue"}')
                        """).param(person.value()).update();
        return person;
    }

    private UUID erasing(CustomerId customer, String kind, String state) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into privacy_request (id, number, customer_id, kind, law, words, state, team, opened_at)
                        values (?, ?, ?, ?, 'PIPL', 'Forget me', ?, 'nobody', now())
                        """).params(id, "R-" + id, customer.value(), kind, state).update();
        return id;
    }

    private long erase(UUID erasure) {
        var changed = 0L;
        var after = 0L;
        while (true) {
            var done = jdbc.sql("select * from erase_words_of_trail(?, ?, 2)")
                    .params(erasure, after)
                    .query((row, number) ->
                            new long[] {row.getLong("looked_at"), row.getLong("up_to"), row.getLong("changed")})
                    .single();
            changed += done[2];
            after = done[1];
            if (done[0] < 2) return changed;
        }
    }

    private List<Map<String, Object>> rows(CustomerId customer) {
        return jdbc.sql("""
                        select id, subject_id, event_id, kind, at, recorded_at, actor
                        from trail
                        where subject_id = ?
                            and cast(details as text) <> '{}'
                        order by id
                        """).param(customer.value()).query().listOfRows();
    }

    private String details(CustomerId customer) {
        return String.join(
                "\n",
                jdbc.sql("select cast(details as text) from trail where subject_id = ? order by id")
                        .param(customer.value())
                        .query(String.class)
                        .list());
    }

    private String told(CustomerId customer, Locale language) {
        return story.of(new SubjectId(customer.value()), language, ZoneOffset.UTC, 50, null).items().stream()
                .map(Story.Line::text)
                .collect(Collectors.joining("\n"));
    }
}
