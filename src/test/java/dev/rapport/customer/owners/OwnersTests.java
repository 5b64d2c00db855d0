package dev.rapport.customer.owners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose customers are, and who may say so. */
@DatabaseTest
class OwnersTests {

    private static final String WHY = "Moved to the north";

    @Autowired
    Owners owners;

    @Autowired
    OwnerMoves moves;

    @Autowired
    Customers customers;

    @Autowired
    Story story;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    private String team;
    private Person anna;
    private Person bob;
    private Person manager;
    private CustomerId wei;

    @BeforeEach
    void aCustomerOfAnna() {
        team = colleagues.newTeam();
        anna = colleagues.join(team, Role.SALES);
        bob = colleagues.join(team, Role.SALES);
        manager = colleagues.join(null, Role.MANAGER);
        wei = customer(anna.id());
    }

    private CustomerId customer(UserId owner) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Wei " + UUID.randomUUID(), null, null, owner, List.of(), Map.of()))
                .id();
    }

    @Test
    void aChangeOfOwnerIsKeptWithWhoWhenWhyFromAndTo() {
        give(anna, new Owner(bob.id(), team));

        assertThat(colleagues.as(bob, () -> owners.of(wei)).owner()).isEqualTo(new Owner(bob.id(), team));
        assertThat(colleagues.as(bob, () -> owners.history(wei, 10, null)).items())
                .extracting(
                        OwnerChange::byName,
                        OwnerChange::from,
                        OwnerChange::to,
                        OwnerChange::toTeam,
                        OwnerChange::cause,
                        OwnerChange::why)
                .containsExactly(tuple(anna.name(), anna.name(), bob.name(), team, OwnerCause.BY_HAND, WHY));
        assertThat(told(Locale.ENGLISH))
                .anySatisfy(line -> assertThat(line).contains(anna.name() + " → " + bob.name(), WHY));
        assertThat(told(Locale.SIMPLIFIED_CHINESE))
                .anySatisfy(line -> assertThat(line).startsWith("负责人：").contains("手动"));
    }

    @Test
    void theNewOwnerIsToldAndOneWhoGivesThemselvesACustomerIsNot(@Autowired JdbcClient jdbc) {
        give(anna, new Owner(bob.id(), null));
        give(manager, new Owner(manager.id(), null));

        assertThat(jdbc.sql("select user_id from notice where subject_id = ? and kind = 'CustomerGivenOn'")
                        .param(wei.value())
                        .query((row, number) -> new UserId(row.getObject(1, UUID.class)))
                        .list())
                .containsExactly(bob.id());
    }

    @Test
    void onlyOwnersManagersAndAdministratorsGiveACustomerOn() {
        assertThatThrownBy(() -> give(bob, new Owner(bob.id(), null))).hasMessage("access.role-missing");
        assertThatThrownBy(() -> give(colleagues.join(null, Role.AUDITOR), new Owner(bob.id(), null)))
                .isInstanceOf(Refused.class);
        assertThat(colleagues.as(bob, () -> owners.of(wei)).mayChange()).isFalse();
        give(colleagues.join(null, Role.ADMIN), new Owner(bob.id(), null));
        give(manager, Owner.NOBODY);

        assertThat(colleagues.as(manager, () -> owners.of(wei)).owner()).isEqualTo(Owner.NOBODY);
    }

    @Test
    void whoCannotAnswerForCustomersIsRefused(@Autowired JdbcClient jdbc) {
        var designer = colleagues.join(team, Role.DESIGNER);
        var left = colleagues.join(team, Role.SALES);
        jdbc.sql("update app_user set enabled = false where id = ?")
                .param(left.id().value())
                .update();

        assertThatThrownBy(() -> give(manager, new Owner(designer.id(), null)))
                .hasMessage("owners.works-not-with-customers");
        assertThatThrownBy(() -> give(manager, new Owner(left.id(), null))).hasMessage("owners.person-left");
        assertThatThrownBy(() -> give(manager, new Owner(UserId.next(), null))).hasMessage("owners.no-such-person");
        assertThatThrownBy(() -> give(manager, new Owner(bob.id(), "nowhere"))).hasMessage("owners.no-such-team");
        assertThatThrownBy(() -> give(manager, new Owner(bob.id(), colleagues.newTeam())))
                .hasMessage("owners.not-in-team");
        assertThatThrownBy(() ->
                        colleagues.as(manager, () -> owners.change(wei, new Owner(bob.id(), null), "no", Revision.ANY)))
                .hasMessage("owners.reason-needed");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotReplacedUnseen() {
        var read = colleagues.as(anna, () -> owners.of(wei)).owner().revision();
        give(manager, new Owner(bob.id(), team));

        assertThatThrownBy(() -> colleagues.as(manager, () -> owners.change(wei, Owner.NOBODY, WHY, read)))
                .hasMessage("owners.changed-meanwhile");
    }

    @Test
    void collaboratorsComeAndGo() {
        var id = colleagues.as(anna, () -> owners.collaborate(wei, bob.id(), null, "Knows the machine"));

        assertThat(colleagues.as(bob, () -> owners.of(wei)).collaborators())
                .extracting(Collaborator::person, Collaborator::why, Collaborator::addedBy)
                .containsExactly(tuple(bob.id(), "Knows the machine", anna.name()));
        assertThatThrownBy(() -> colleagues.as(anna, () -> owners.collaborate(wei, bob.id(), null, "Once more")))
                .hasMessage("owners.collaborates-already");
        assertThatThrownBy(() -> colleagues.as(anna, () -> owners.collaborate(wei, anna.id(), null, "Myself")))
                .hasMessage("owners.is-owner");
        assertThatThrownBy(() -> colleagues.as(bob, () -> owners.end(wei, id))).isInstanceOf(Refused.class);
        colleagues.as(anna, () -> owners.end(wei, id));

        assertThat(colleagues.as(bob, () -> owners.of(wei)).collaborators()).isEmpty();
        assertThatThrownBy(() -> colleagues.as(anna, () -> owners.end(wei, id))).isInstanceOf(Refused.class);
    }

    @Test
    void aCollaboratorWhoseLastDayIsOverIsOneNoLongerAndMayBecomeOneAgain(@Autowired JdbcClient jdbc) {
        var today = LocalDate.now(clock);
        var id = colleagues.as(anna, () -> owners.collaborate(wei, bob.id(), today, "Only for today"));
        jdbc.sql("update customer_collaborator set until = ? where id = ?")
                .param(today.minusDays(1))
                .param(id)
                .update();

        assertThat(colleagues.as(bob, () -> owners.of(wei)).collaborators()).isEmpty();
        colleagues.as(anna, () -> owners.collaborate(wei, bob.id(), null, "Needed again"));
        assertThatThrownBy(() -> colleagues.as(
                        anna, () -> owners.collaborate(wei, manager.id(), today.minusDays(1), "Yesterday")))
                .hasMessage("owners.until-is-past");
    }

    @Test
    void aHundredCustomersAreGivenOnInAsFewStatementsAsThree(@Autowired TransactionTemplate transactions) {
        var three = given(transactions, 3);
        var hundred = given(transactions, 100);

        assertThat(hundred).hasSameSizeAs(three);
    }

    private List<String> given(TransactionTemplate transactions, int many) {
        var wished = IntStream.range(0, many)
                .mapToObj(number -> customer(anna.id()))
                .collect(Collectors.toMap(Function.identity(), one -> new Owner(bob.id(), team)));
        var why = new OwnerMoves.Why(OwnerCause.HAND_OVER, WHY, manager.id(), null);
        var asked = Statements.of(() -> transactions.executeWithoutResult(status -> moves.move(wished, why)));
        assertThat(wished.keySet())
                .allSatisfy(one -> assertThat(colleagues
                                .as(bob, () -> owners.history(one, 10, null))
                                .items())
                        .hasSize(1));
        return asked;
    }

    private void give(Person by, Owner to) {
        colleagues.as(by, () -> owners.change(wei, to, WHY, Revision.ANY));
    }

    private List<String> told(Locale locale) {
        return story.of(new SubjectId(wei.value()), locale, ZoneOffset.UTC, 20, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }
}
