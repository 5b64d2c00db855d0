package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.StaffAdmin;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sales.OpportunityState.Lost;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sales.OpportunityState.Won;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.Walk;
import dev.rapport.testing.WalksEveryPath;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks opportunities through their process on every path to each of its ends. */
@WalksEveryPath("opportunity")
class OpportunityProcessTests {

    private static final Map<String, Object> LOST = Map.of("outcome", "lost", "lostReason", "no budget");

    @Autowired
    SalesFormData formData;

    @Autowired
    OpportunityIntake intake;

    @Autowired
    OpportunityDesk desk;

    @Autowired
    TaskInbox inbox;

    @Autowired
    OpportunityQueries queries;

    @Autowired
    StaffAdmin admin;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Walk walk;

    @Autowired
    EngineTime time;

    @Autowired
    JdbcClient jdbc;

    private Person anna;
    private Person boss;

    @BeforeEach
    void somebodySells() {
        anna = colleagues.join("sales", Role.SALES);
        boss = colleagues.join("management", Role.MANAGER);
    }

    private NewOpportunity fresh() {
        return new NewOpportunity(
                "Acme", null, null, Money.of(BigDecimal.valueOf(20_000), "CNY"), anna.id(), "sales", null);
    }

    private SubjectId opened() {
        return intake.open(fresh()).id().subject();
    }

    private SubjectId openedAt(Stage stage) {
        var external = UUID.randomUUID().toString();
        intake.takeOver(
                List.of(new OpportunityIntake.Taken(fresh(), external, time.now(), new Open(stage, time.now()))), null);
        return new SubjectId(jdbc.sql("select id from opportunity where external = :external")
                .param("external", external)
                .query(UUID.class)
                .single());
    }

    private void work(SubjectId id, Stage stage, Map<String, Object> data) {
        walk.complete(walk.task(id, task(stage)), anna.id(), data);
    }

    private static String task(Stage stage) {
        return "Task_" + stage.name().charAt(0) + stage.key().substring(1);
    }

    private Opportunity opportunity(SubjectId id) {
        return queries.get(id.toString());
    }

    private int told(SubjectId id, String event) {
        return jdbc.sql("select count(*) from trail where subject_id = :id and kind = :kind")
                .param("id", id.value())
                .param("kind", event)
                .query(Integer.class)
                .single();
    }

    @Test
    void isWonWhenEveryStageIsDone() {
        var id = opened();
        for (var stage : Stage.values())
            work(
                    id,
                    stage,
                    switch (stage) {
                        case PAYMENT -> Map.of("outcome", "won", "paidAmount", 18_000, "paidOn", today());
                        case CONTRACT -> Map.of("outcome", "advance", "contractNumber", "C-7", "signedOn", today());
                        case NEGOTIATION -> Map.of("outcome", "advance", "amount", 18_000);
                        default -> Map.of("outcome", "advance");
                    });
        walk.awaitEnd(id, "EndEvent_OpportunityWon");
        assertThat(opportunity(id).state()).isInstanceOf(Won.class);
        assertThat(opportunity(id).amount().amount()).isEqualByComparingTo("18000");
        assertThat(told(id, "OpportunityPaid")).isEqualTo(1);
        assertThat(told(id, "StageEntered")).isEqualTo(Stage.values().length);
    }

    private String today() {
        return time.now().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    @Test
    void isNotWonForLessThanWasAgreedUnlessSomebodySaysWhy() {
        var id = openedAt(Stage.PAYMENT);
        var task = walk.task(id, task(Stage.PAYMENT));
        var tooLittle = Map.<String, Object>of("outcome", "won", "paidAmount", 100, "paidOn", today());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> walk.complete(task, anna.id(), tooLittle))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("error.form-required"));
        assertThat(walk.isOpen(id, task(Stage.PAYMENT))).isTrue();

        var waived = new HashMap<>(tooLittle);
        waived.put("waivedReason", "The rest is settled by a credit note.");
        work(id, Stage.PAYMENT, waived);
        walk.awaitEnd(id, "EndEvent_OpportunityWon");
        assertThat(opportunity(id).state()).isInstanceOf(Won.class);
    }

    @Test
    void asksForWhatItCannotTakeBeforeTheTaskIsDone() {
        var id = openedAt(Stage.PAYMENT);
        var task = walk.task(id, task(Stage.PAYMENT));
        for (var answer : List.<Map<String, Object>>of(
                Map.of("outcome", "lost"),
                Map.of("outcome", "won", "paidAmount", 20_000),
                Map.of("outcome", "won", "paidAmount", 20_000, "paidOn", "2999-01-01"),
                Map.of("outcome", "won", "paidAmount", new BigDecimal("1e30"), "paidOn", today())))
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> walk.complete(task, anna.id(), answer));
        assertThat(walk.isOpen(id, task(Stage.PAYMENT))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void canBeTakenOverAndLostInAnyStage(Stage stage) {
        var id = openedAt(stage);
        work(id, stage, LOST);
        walk.awaitEnd(id, "EndEvent_OpportunityLost");
        assertThat(opportunity(id).state()).isInstanceOfSatisfying(Lost.class, lost -> {
            assertThat(lost.stage()).isEqualTo(stage);
            assertThat(lost.reason()).isEqualTo("no budget");
        });
    }

    @Test
    void isSoldOnByWhoeverItWasHandedOverTo() {
        var bela = colleagues.join(colleagues.newTeam(), Role.SALES);
        var team = bela.teams().iterator().next();
        var id = openedAt(Stage.QUALIFICATION);
        var task = walk.task(id, "Task_Qualification");

        desk.handOver(id, bela.id(), team);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var given = walk.task(id, "Task_Qualification");
            assertThat(given.key()).isEqualTo(task.key());
            assertThat(given.assignee()).isEqualTo(bela.id());
            assertThat(given.candidateGroups()).containsExactly(team);
        });
        walk.complete(task, bela.id(), Map.of("outcome", "advance"));
        var next = walk.task(id, "Task_Proposal");
        assertThat(next.assignee()).isEqualTo(bela.id());
        assertThat(next.candidateGroups()).containsExactly(team);
    }

    @Test
    void formsShowMoneyAsPagesDoAndAreFilledWithNumbers() {
        var id = openedAt(Stage.NEGOTIATION);

        var data = formData.of(id, "Task_Negotiation");

        assertThat(data).containsEntry("money", opportunity(id).amount().formatted(Locale.ENGLISH));
        assertThat((String) data.get("money")).contains("20,000.00");
        assertThat(data.get("amount")).isInstanceOf(BigDecimal.class);
    }

    @Test
    void needsNoApprovalForADiscountWithinTheLimit() {
        var id = openedAt(Stage.NEGOTIATION);
        work(id, Stage.NEGOTIATION, Map.of("outcome", "advance", "discountPercent", 5));
        walk.task(id, "Task_Contract");
        assertThat(told(id, "DiscountAsked")).isZero();
    }

    @Test
    void goesOnWhenTheManagerApprovesTheDiscount() {
        var id = openedAt(Stage.NEGOTIATION);
        work(id, Stage.NEGOTIATION, Map.of("outcome", "advance", "discountPercent", 40));
        var approval = walk.task(id, "Task_ApproveDiscount");
        assertThat(approval.candidateGroups()).containsExactly("management");
        walk.complete(approval, boss.id(), Map.of("decision", "approved"));
        walk.task(id, "Task_Contract");
        assertThat(opportunity(id).discount().approvedBy()).isEqualTo(boss.id());
    }

    @Test
    void isNotApprovedByTheManagerWhoseDealItIs() {
        anna = colleagues.join("sales", Role.SALES, Role.MANAGER);
        var id = openedAt(Stage.NEGOTIATION);
        work(id, Stage.NEGOTIATION, Map.of("outcome", "advance", "discountPercent", 40));
        var approval = walk.task(id, "Task_ApproveDiscount");
        refusesOwnDiscount(() -> colleagues.as(anna, () -> inbox.claim(approval.key())));
        refusesOwnDiscount(() ->
                colleagues.as(anna, () -> inbox.complete(approval.key(), Map.of("decision", "approved"))));
        colleagues.as(boss, () -> inbox.complete(approval.key(), Map.of("decision", "approved")));
        walk.task(id, "Task_Contract");
        assertThat(opportunity(id).discount().approvedBy()).isEqualTo(boss.id());
    }

    private static void refusesOwnDiscount(ThrowingCallable deed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(deed)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("sales.own-discount"));
    }

    @Test
    void isNegotiatedAgainWhenTheManagerRefusesTheDiscount() {
        var id = openedAt(Stage.NEGOTIATION);
        work(id, Stage.NEGOTIATION, Map.of("outcome", "advance", "discountPercent", 40));
        var approval = walk.task(id, "Task_ApproveDiscount");
        walk.complete(approval, boss.id(), Map.of("decision", "refused", "reason", "too much"));
        walk.awaitStep(id, "Task_Negotiation", 2);
        assertThat(opportunity(id).discount().percent()).isZero();
        work(id, Stage.NEGOTIATION, Map.of("outcome", "advance", "discountPercent", 8));
        walk.task(id, "Task_Contract");
        assertThat(told(id, "DiscountRefused")).isEqualTo(1);
        assertThat(opportunity(id).discount().percent()).isEqualByComparingTo("8");
    }

    @Test
    void runsAgainFromTheStageItIsReopenedAt() {
        var id = openedAt(Stage.PROPOSAL);
        work(id, Stage.PROPOSAL, LOST);
        walk.awaitEnd(id, "EndEvent_OpportunityLost");
        desk.reopen(id.toString(), Stage.QUALIFICATION);
        work(id, Stage.QUALIFICATION, Map.of("outcome", "advance"));
        walk.task(id, "Task_Proposal");
        assertThat(opportunity(id).state()).isInstanceOf(Open.class);
    }

    @Test
    void remindsItsOwnerEveryWeek() {
        var id = opened();
        walk.task(id, "Task_Prospecting");
        time.move(Duration.ofDays(7).plusMinutes(1));
        walk.awaitStep(id, "EndEvent_FollowUpReminded");
        time.move(Duration.ofDays(7).plusMinutes(1));
        walk.awaitStep(id, "EndEvent_FollowUpReminded", 2);
        assertThat(walk.isOpen(id, "Task_Prospecting")).isTrue();
    }

    @Test
    void remindsItsOwnerBeforeAStageTakesTooLong() {
        var id = openedAt(Stage.PROPOSAL);
        walk.task(id, "Task_Proposal");
        walk.untilShortlyBeforeDue(id);
        awaitSteps(id, 1);
        assertThat(walk.isOpen(id, "Task_Proposal")).isTrue();
    }

    @Test
    void tellsTheManagerWhenAStageTookTooLong() {
        admin.makeLead("sales", boss.id());
        var id = openedAt(Stage.PROPOSAL);
        tooLate(id);
        assertThat(walk.isOpen(id, "Task_Proposal")).isTrue();
    }

    @Test
    void theTeamAboveIsAskedWhenAStageTookFarTooLong() {
        var id = farTooLate();
        var work = walk.task(id, "Task_Proposal");

        var asked = walk.task(id, "Task_TakeOver");

        assertThat(asked.candidateGroups()).containsExactly("management");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(walk.task(id, "Task_Proposal").priority()).isGreaterThan(50));
        assertThat(walk.task(id, "Task_Proposal").key()).isEqualTo(work.key());
        assertThat(told(id, "OpportunityEscalated")).isEqualTo(1);

        walk.complete(asked, boss.id(), Map.of("decision", "own", "note", "I know their director."));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(walk.task(id, "Task_Proposal").assignee()).isEqualTo(boss.id()));
        assertThat(opportunity(id).owner()).isEqualTo(boss.id());
        assertThat(opportunity(id).team()).isEqualTo("sales");
        assertThat(told(id, "OpportunityAdvised")).isEqualTo(1);
    }

    /** The owner was reminded and the team lead was told. */
    private void tooLate(SubjectId id) {
        walk.task(id, "Task_Proposal");
        walk.untilShortlyBeforeDue(id);
        awaitSteps(id, 1);
        walk.untilDue(id);
        awaitSteps(id, 2);
    }

    private void awaitSteps(SubjectId id, int taken) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told(id, "EscalationStepTaken")).isEqualTo(taken));
    }

    /** A week or more after the time that a proposal may take, in office hours. */
    private SubjectId farTooLate() {
        var id = openedAt(Stage.PROPOSAL);
        tooLate(id);
        var later = time.now()
                .atOffset(ZoneOffset.UTC)
                .plusDays(5)
                .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                .with(LocalTime.of(15, 0));
        time.move(Duration.between(time.now(), later));
        return id;
    }
}
