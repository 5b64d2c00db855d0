package dev.rapport.inbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.notification.Notification;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.inbox.TasksForTests;
import dev.rapport.platform.Channel;
import dev.rapport.platform.ui.CreateAction;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.shell.RefusedView;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class InboxViewTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    private TasksForTests tasks;
    private String team;

    @Autowired
    MovableClock clock;

    private Person me;

    @BeforeEach
    void logIn(
            @Autowired JdbcClient jdbc,
            @Autowired ApplicationEventPublisher events,
            @Autowired SubjectNumbers numbers,
            @Autowired Clock clock) {
        tasks = new TasksForTests(jdbc, events, numbers, clock);
        team = colleagues.newTeam();
        me = colleagues.join(team, Role.SERVICE);
        colleagues.logIn(me);
    }

    @Test
    void myTasksAreListed() {
        tasks.open("Answer complaint", me.id(), team, null);
        navigate(InboxView.class);
        assertThat(test($(Grid.class).single()).size()).isEqualTo(1);
    }

    @Test
    void aPickedTaskOpensBesideTheList() {
        tasks.open("Answer complaint", me.id(), team, null);
        navigate(InboxView.class);
        test($(Grid.class).single()).clickRow(0);
        assertThat($(H1.class).single().getText()).isEqualTo("Answer complaint");
        assertThat(button("Complete").isVisible()).isTrue();
    }

    @Test
    void aTaskHasAnAddressOfItsOwn() {
        var key = tasks.open("Answer complaint", me.id(), team, null);
        navigate("inbox/" + key, InboxView.class);
        assertThat($(H1.class).single().getText()).isEqualTo("Answer complaint");
    }

    @Test
    void aFreeTaskCanBeClaimedAndATakenOneSaysWhoHasIt() {
        var key = tasks.open("Answer complaint", null, team, null);
        var view = navigate("inbox/" + key, InboxView.class);
        assertThat(button("Claim").isVisible()).isTrue();
        var other = colleagues.join(team, Role.SERVICE);
        tasks.assign(key, other.id());
        view.claim();
        assertThat($(Notification.class).exists()).isTrue();
        assertThat(view.getElement().getTextRecursively()).contains(other.name() + " has this task");
    }

    @Test
    void whoMayOnlyLookIsOfferedNoWorkAndToldWhoseItIs() {
        var key = tasks.open("Answer complaint", null, team, null);
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));

        var view = navigate("inbox/" + key, InboxView.class);

        assertThat($(Button.class).withText("Claim").exists()).isFalse();
        assertThat($(Button.class).withText("Complete").exists()).isFalse();
        assertThat(view.getElement().getTextRecursively())
                .contains("This task is done by the team " + team + "; you may read it.");
        view.claimByKey();
        assertThat($(Notification.class).exists()).isFalse();
    }

    @Test
    void goingBackLeadsFromTaskToTask() {
        var first = tasks.open("Answer complaint", me.id(), team, null);
        var second = tasks.open("Contact lead", me.id(), team, null);
        navigate(InboxView.class);
        asked();

        test($(Grid.class).single()).clickRow(0);
        test($(Grid.class).single()).clickRow(1);
        assertThat(asked())
                .filteredOn(script -> script.contains("history.pushState"))
                .hasSize(2);

        navigate("inbox/" + first, InboxView.class);
        assertThat($(H1.class).single().getText()).isEqualTo("Answer complaint");
        navigate("inbox/" + second, InboxView.class);
        assertThat($(H1.class).single().getText()).isEqualTo("Contact lead");
        var view = navigate("inbox", InboxView.class);
        assertThat(view.getElement().getTextRecursively()).contains("No task is open");
    }

    @Test
    void theListHasTheFocusWhenATaskIsDone() {
        var key = tasks.open("Answer complaint", me.id(), team, null);
        tasks.open("Contact lead", me.id(), team, null);
        var view = navigate("inbox/" + key, InboxView.class);
        asked();

        view.moveOn(key);

        assertThat($(H1.class).single().getText()).isEqualTo("Contact lead");
        assertThat(asked())
                .anyMatch(script -> script.contains("scrollToIndex") && script.contains("focus()"))
                .anyMatch(script -> script.contains("history.replaceState"))
                .noneMatch(script -> script.contains("history.pushState"));
    }

    @Test
    void aKeyPressedOnceTooOftenDoesNotCompleteTheTaskThatFollows() {
        var key = tasks.open("Answer complaint", me.id(), team, null);
        tasks.open("Contact lead", me.id(), team, null);
        var view = navigate("inbox/" + key, InboxView.class);
        view.moveOn(key);

        view.completeByKey();
        assertThat($(Notification.class).exists()).isFalse();
        clock.move(Duration.ofSeconds(2));
        view.completeByKey();

        assertThat($(H1.class).single().getText()).isEqualTo("Contact lead");
        assertThat(test($(Notification.class).single()).getText()).contains("Press again");
    }

    @Test
    void undoOpensTheTaskAgain() {
        var key = tasks.open("Answer complaint", me.id(), team, null);
        tasks.open("Contact lead", me.id(), team, null);
        var view = navigate("inbox/" + key, InboxView.class);

        view.complete(Map.of("reply", "We look into it."));
        assertThat($(H1.class).single().getText()).isEqualTo("Contact lead");
        test(button("Undo")).click();

        assertThat($(H1.class).single().getText()).isEqualTo("Answer complaint");
        assertThat(button("Complete").isVisible()).isTrue();
    }

    @Test
    void creatingSomethingKeepsThePlace(@Autowired List<CreateAction> actions) {
        var key = tasks.open("Answer complaint", me.id(), team, null);
        var view = navigate("inbox/" + key, InboxView.class);

        actions.stream()
                .filter(action -> action.title().equals("ticket.create"))
                .forEach(action -> action.open().run());

        assertThat($(Dialog.class).single().getHeaderTitle()).isEqualTo("New ticket");
        assertThat(getCurrentView()).isSameAs(view);
        assertThat($(H1.class).single().getText()).isEqualTo("Answer complaint");
    }

    private static List<String> asked() {
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(pending -> pending.getInvocation().getExpression())
                .toList();
    }

    @Test
    void othersTasksAreRefusedWithTheReason() {
        var key = tasks.open("Answer complaint", null, colleagues.newTeam(), null);
        var refusal = navigate("inbox/" + key, RefusedView.class);
        assertThat(refusal.getElement().getTextRecursively()).contains("You see your own tasks");
    }

    private Button button(String text) {
        return $(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheCustomerWritesMeanwhileIsShownAndAnswersAreOnlySentAfterIt(
            @Autowired TicketDesk desk, @Autowired Customers customers, @Autowired JdbcClient jdbc) {
        var manager = colleagues.join(team, Role.MANAGER);
        var ticket = colleagues.as(manager, () -> {
            var customer = customers.findOrAdd(
                    new NewCustomer(NewCustomer.Kind.PERSON, "Held", null, null, null, List.of(), Map.of()));
            return desk.open(new NewTicket(customer, "Held", "Please answer.", Channel.EMAIL, null, false))
                    .id();
        });
        var key = tasks.open("Answer complaint", manager.id(), team, null);
        jdbc.sql("update user_task set subject_id = :ticket where key = :task")
                .param("ticket", ticket.value())
                .param("task", key)
                .update();
        colleagues.logIn(manager);
        var view = navigate("inbox/" + key, InboxView.class);
        desk.customerWrote(ticket, "It is worse now.", null);

        view.complete(Map.of("reply", "We look into it."));

        assertThat($(H1.class).single().getText()).isEqualTo("Answer complaint");
        assertThat(view.getElement().getTextRecursively())
                .contains("The customer has just written")
                .contains("It is worse now.");

        view.complete(Map.of("reply", "We look into it."));
        assertThat(jdbc.sql("select state from user_task where key = :task")
                        .param("task", key)
                        .query(String.class)
                        .single())
                .isEqualTo("SENT");
    }
}
