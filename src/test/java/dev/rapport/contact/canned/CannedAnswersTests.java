package dev.rapport.contact.canned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who keeps which canned answers, and what is refused. */
@DatabaseTest
class CannedAnswersTests {

    @Autowired
    CannedAnswers answers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String code = "c" + UUID.randomUUID().toString().substring(0, 8);
    private String team;
    private Person agent;
    private Person mate;
    private Person manager;
    private Person stranger;
    private Person admin;

    @BeforeEach
    void people() {
        team = colleagues.newTeam();
        agent = colleagues.join(team, Role.SERVICE);
        mate = colleagues.join(team, Role.SERVICE);
        manager = colleagues.join(team, Role.MANAGER);
        stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        admin = colleagues.join(null, Role.ADMIN);
    }

    private CannedDraft draft(CannedFor whose, @Nullable String theirs, String text) {
        return new CannedDraft(whose, theirs, "Name " + code, code, CannedLanguage.EN, List.of(), text);
    }

    private CannedAnswer adds(Person who, CannedDraft draft) {
        return colleagues.as(who, () -> answers.add(draft));
    }

    private List<String> sees(Person who) {
        var filter = new CannedFilter(code, null, null, false);
        return colleagues.as(who, () -> answers.list(filter, 50, null)).items().stream()
                .map(CannedAnswer::words)
                .toList();
    }

    private void refused(String key, Runnable deed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(deed::run)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void onesOwnAreSeenByNobodyElse() {
        var own = adds(agent, draft(CannedFor.ME, null, "Mine"));
        assertThat(sees(agent)).containsExactly("Mine");
        assertThat(sees(mate)).isEmpty();
        assertThat(sees(admin)).isEmpty();
        refused("error.no-such-id", () -> colleagues.as(admin, () -> answers.get(own.id())));
        refused("error.no-such-id", () -> colleagues.as(mate, () -> answers.remove(own.id())));
    }

    @Test
    void managersWriteForTheirTeamsAndAdministratorsForAll() {
        adds(manager, draft(CannedFor.TEAM, team, "Ours"));
        adds(admin, draft(CannedFor.EVERYBODY, null, "Everybody's"));
        assertThat(sees(agent)).containsExactlyInAnyOrder("Ours", "Everybody's");
        assertThat(sees(stranger)).containsExactly("Everybody's");
        assertThat(sees(manager)).containsExactlyInAnyOrder("Ours", "Everybody's");

        var others = colleagues.newTeam();
        refused("canned.not-your-team", () -> adds(manager, draft(CannedFor.TEAM, others, "Theirs")));
        refused("access.role-missing", () -> adds(agent, draft(CannedFor.TEAM, team, "Ours")));
        refused("access.role-missing", () -> adds(manager, draft(CannedFor.EVERYBODY, null, "All")));
        refused("conversation.no-such-team", () -> adds(admin, draft(CannedFor.TEAM, "no-team", "x")));
        refused("canned.which-team", () -> adds(admin, draft(CannedFor.TEAM, null, "x")));
    }

    @Test
    void whoMayReadItMayNotChangeIt() {
        var ours = adds(manager, draft(CannedFor.TEAM, team, "Ours"));
        var wish = draft(CannedFor.TEAM, team, "Changed");
        refused(
                "access.role-missing",
                () -> colleagues.as(agent, () -> answers.change(ours.id(), wish, ours.revision())));
        refused("access.role-missing", () -> colleagues.as(agent, () -> answers.remove(ours.id())));
        var toMine = draft(CannedFor.ME, null, "Taken");
        refused(
                "access.role-missing",
                () -> colleagues.as(agent, () -> answers.change(ours.id(), toMine, ours.revision())));
        assertThat(colleagues.as(agent, () -> answers.mayChange(ours))).isFalse();
        assertThat(colleagues.as(manager, () -> answers.mayChange(ours))).isTrue();
    }

    @Test
    void whatAnotherWroteMeanwhileIsNotReplacedUnseen() {
        var ours = adds(manager, draft(CannedFor.TEAM, team, "Ours"));
        colleagues.as(admin, () -> answers.change(ours.id(), draft(CannedFor.TEAM, team, "Better"), ours.revision()));
        refused(
                "canned.changed-meanwhile",
                () -> colleagues.as(
                        manager,
                        () -> answers.change(ours.id(), draft(CannedFor.TEAM, team, "Worse"), ours.revision())));
        assertThat(sees(agent)).containsExactly("Better");
    }

    @Test
    void aCodeIsOnceInALanguageAmongTheSamePeople() {
        adds(agent, draft(CannedFor.ME, null, "One"));
        refused("canned.code-taken", () -> adds(agent, draft(CannedFor.ME, null, "Two")));
        adds(mate, draft(CannedFor.ME, null, "Another's"));
        adds(
                agent,
                new CannedDraft(
                        CannedFor.ME, null, "名称", "/" + code.toUpperCase(), CannedLanguage.ZH, List.of(), "中文"));
        assertThat(sees(agent)).containsExactlyInAnyOrder("One", "中文");
    }

    @Test
    void whatIsRemovedComesBackUnlessItsCodeIsTaken() {
        var own = adds(agent, draft(CannedFor.ME, null, "Mine"));
        colleagues.as(agent, () -> answers.remove(own.id()));
        colleagues.as(agent, () -> answers.remove(own.id()));
        assertThat(sees(agent)).isEmpty();
        var removed = new CannedFilter(code, null, null, true);
        assertThat(colleagues.as(agent, () -> answers.list(removed, 50, null)).items())
                .hasSize(1);
        refused(
                "canned.is-removed",
                () -> colleagues.as(
                        agent, () -> answers.change(own.id(), draft(CannedFor.ME, null, "x"), own.revision())));

        colleagues.as(agent, () -> answers.restore(own.id()));
        assertThat(sees(agent)).containsExactly("Mine");

        colleagues.as(agent, () -> answers.remove(own.id()));
        adds(agent, draft(CannedFor.ME, null, "Instead"));
        refused("canned.code-taken", () -> colleagues.as(agent, () -> answers.restore(own.id())));
    }

    @Test
    void whatWasRemovedLongAgoIsForgotten() {
        var old = adds(agent, draft(CannedFor.ME, null, "Old"));
        colleagues.as(agent, () -> answers.remove(old.id()));
        jdbc.sql("update canned_answer set removed_at = removed_at - interval '31 days' where id = :id")
                .param("id", old.id())
                .update();
        var other = adds(agent, draft(CannedFor.ME, null, "Other"));
        colleagues.as(agent, () -> answers.remove(other.id()));
        refused("error.no-such-id", () -> colleagues.as(agent, () -> answers.restore(old.id())));
    }

    @Test
    void whatCannotBeKeptIsRefusedWithItsField() {
        refused("canned.unknown-variable", () -> adds(agent, draft(CannedFor.ME, null, "Dear {customer.nmae}")));
        refused("canned.bad-words", () -> adds(agent, draft(CannedFor.ME, null, " ")));
        refused(
                "canned.bad-code",
                () -> adds(
                        agent,
                        new CannedDraft(CannedFor.ME, null, "Name", "two words", CannedLanguage.EN, List.of(), "x")));
        refused(
                "canned.nothing-written-there",
                () -> adds(
                        agent,
                        new CannedDraft(
                                CannedFor.ME, null, "Name", code, CannedLanguage.EN, List.of(Channel.PHONE), "x")));
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        for (var number = 0; number < 5; number++) {
            var one = new CannedDraft(
                    CannedFor.ME,
                    null,
                    "Name %d %s".formatted(number, code),
                    code + number,
                    CannedLanguage.EN,
                    List.of(),
                    "text " + number);
            adds(agent, one);
        }
        var filter = new CannedFilter(code, CannedFor.ME, CannedLanguage.EN, false);
        var first = colleagues.as(agent, () -> answers.list(filter, 3, null));
        var rest = colleagues.as(agent, () -> answers.list(filter, 3, first.next()));
        assertThat(first.items()).hasSize(3);
        assertThat(rest.items()).extracting(CannedAnswer::words).containsExactly("text 3", "text 4");
        assertThat(rest.next()).isNull();
    }
}
