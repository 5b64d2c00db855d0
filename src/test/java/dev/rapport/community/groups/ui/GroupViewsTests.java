package dev.rapport.community.groups.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupDraft;
import dev.rapport.community.groups.GroupEnd;
import dev.rapport.community.groups.GroupMembers;
import dev.rapport.community.groups.GroupRole;
import dev.rapport.community.groups.GroupRules;
import dev.rapport.community.groups.GroupWay;
import dev.rapport.community.groups.Groups;
import dev.rapport.community.groups.ToldGroups;
import dev.rapport.contact.groups.HearsOfGroups;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody looks after a group: says what holds there, notes who is in it and who left. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class GroupViewsTests extends SpringBrowserlessTest {

    @Autowired
    Groups groups;

    @Autowired
    Colleagues colleagues;

    @Autowired
    List<HearsOfGroups> hearers;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    GroupMembers members;

    @Autowired
    Customers customers;

    private Person host;
    private CommunityGroup group;

    @BeforeEach
    void aGroup() {
        var team = colleagues.newTeam();
        host = colleagues.join(team, Role.COMMUNITY);
        var rules = new GroupRules("Hello", List.of("casino"), List.of(), null, null, null);
        var draft = new GroupDraft("Tea " + UUID.randomUUID(), "To talk", null, team, 2, List.of(), rules);
        group = colleagues.as(host, () -> groups.open("wecom", draft));
    }

    @Test
    void whoIsInItIsNotedByHandAndLeavesWithAWayBack() {
        colleagues.logIn(host);
        var page = page();
        assertThat(text(page)).contains("To talk", "casino", "Nobody is in this group yet", "Members: 0 / 2");

        button(page, "Add member").click();
        $(TextField.class).all().stream()
                .filter(field -> String.valueOf(field.getLabel()).startsWith("or somebody"))
                .findFirst()
                .orElseThrow()
                .setValue("Xiao Ming");
        $(Button.class).all().stream()
                .filter(button -> button.getText().equals("Add"))
                .findFirst()
                .orElseThrow()
                .click();
        assertThat(text(page())).contains("Xiao Ming", "noted by hand", "Members: 1 / 2");

        button(page(), "Mark as left").click();
        assertThat(text(page())).contains("Nobody is in this group yet").doesNotContain("Xiao Ming");
        $(Button.class).all().stream()
                .filter(button -> button.getText().equals("Undo"))
                .findFirst()
                .orElseThrow()
                .click();
        assertThat(text(page())).contains("Xiao Ming", "Members: 1 / 2");
    }

    @Test
    void aClosedGroupSaysWhatToDoAndIsOpenedAgain() {
        colleagues.logIn(host);
        button(page(), "Close group").click();
        assertThat(text(page())).contains("can be opened again").doesNotContain("Add member");
        button(page(), "Open again").click();

        assertThat(colleagues.as(host, () -> groups.get(group.number())).isOver())
                .isFalse();
    }

    @Test
    void whoCannotBeOpenedAgainSaysWhichOneHasItsNameAndMayBeTriedAgain() {
        colleagues.as(host, () -> groups.close(group.number()));
        var other = colleagues.as(host, () -> groups.open("wecom", group.says()));
        colleagues.logIn(host);
        var page = page();
        button(page, "Open again").click();
        assertThat(button(page, "Open again").isEnabled()).isTrue();
        assertThat($(Span.class).all()).extracting(Span::getText).anyMatch(text -> text.contains(other.number()));
    }

    @Test
    void itsStoryTellsWhoCameAndWentAndOfThoseToldHowMany() {
        var name = "Amaranth Quillfeather";
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()))
                .id();
        colleagues.as(host, () -> {
            var one = members.add(group.number(), customer, GroupRole.MEMBER, GroupWay.SCAN, null);
            members.addStranger(group.number(), "Bea", GroupRole.MEMBER, GroupWay.SCAN, null);
            members.leave(group.number(), one.member().id(), GroupEnd.REMOVED);
            return null;
        });
        colleagues.logIn(host);
        assertThat(text(page()))
                .contains(name + " came in (scanned a code)", name + " is no more in it (was removed)")
                .contains("Has room again: 1");

        var wecom = new ToldGroups(hearers, transactions);
        var told = wecom.tells("Told " + UUID.randomUUID(), host.id(), "Be kind", "Xiao Ming");
        assertThat(jdbc.sql("select count(*) from trail where subject_id = :id and kind = 'GroupMoved'")
                        .param("id", wecom.id(told, jdbc))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aFullGroupOffersNoPlace() {
        colleagues.as(host, () -> {
            for (var one : List.of("Ann", "Bea"))
                members.addStranger(group.number(), one, GroupRole.MEMBER, GroupWay.SCAN, null);
            return null;
        });
        colleagues.logIn(host);
        assertThat($(Button.class, page()).all())
                .extracting(Button::getText)
                .contains("Mark as left")
                .doesNotContain("Add member");
    }

    @Test
    void whoOnlyReadsIsOfferedNothing() {
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));

        assertThat(text(page())).contains("Nobody is in this group.").doesNotContain("Close group");
        assertThat($(Button.class, page()).all())
                .filteredOn(Button::isVisible)
                .extracting(Button::getText)
                .doesNotContain("Add member", "Change", "Close group");
    }

    @Test
    void aGroupOfWhichItsPlatformTellsSaysSoAndItsMembersAreNotOursToSay() {
        var wecom = new ToldGroups(hearers, transactions);
        var told = wecom.tells("Told " + UUID.randomUUID(), host.id(), "Be kind", "Xiao Ming");
        group = colleagues.as(host, () -> groups.get(wecom.id(told, jdbc).toString()));
        colleagues.logIn(host);

        assertThat(text(page()))
                .contains("as its platform tells", "Last heard", "Be kind", "Xiao Ming", "scanned a code")
                .doesNotContain("Add member", "Mark as left");
        button(page(), "Change").click();
        assertThat($(TextField.class).all().stream()
                        .filter(field -> field.getValue().equals(group.name()))
                        .findFirst())
                .hasValueSatisfying(field -> assertThat(field.isReadOnly()).isTrue());
        button(page(), "Close here only").click();
        assertThat(text(page())).contains("closed here only", "still lets people in");
    }

    private Component page() {
        return navigate(GroupView.class, Map.of("group", group.number()));
    }

    private Button button(Component page, String text) {
        return $(Button.class, page).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
