package dev.rapport.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteConfiguration;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Texts;
import dev.rapport.testing.Api;
import dev.rapport.testing.CasesToAsk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.Phones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** Presses what pages offer, as each role, and hears whether the services refuse it for who presses. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class OnlyWhatIsPermittedTests extends SpringBrowserlessTest {

    private static final Pattern NOT_ALLOWED = Pattern.compile("notAllowed\\(([^;]*);");
    private static final Pattern KEY = Pattern.compile("\"([a-z][\\w-]*\\.[\\w.-]+)\"");
    private static final String PLANTED = "offers-too-much";
    private static final String ANYTHING = "_anything_";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<CasesToAsk> kinds;

    private final List<String> faults = new ArrayList<>();
    private List<Pattern> refusals;
    private Person boss;

    @BeforeEach
    void aBoss(@Autowired Texts texts) {
        boss = colleagues.join(colleagues.newTeam(), Role.values());
        refusals = sources()
                .flatMap(source -> NOT_ALLOWED.matcher(source).results())
                .flatMap(call -> KEY.matcher(call.group(1)).results())
                .map(key -> key.group(1))
                .distinct()
                .filter(texts::has)
                .map(key -> texts.get(Locale.ENGLISH, key, ANYTHING, ANYTHING, ANYTHING))
                .map(text -> Pattern.compile(".*\\Q" + text.replace(ANYTHING, "\\E.*\\Q") + "\\E.*", Pattern.DOTALL))
                .toList();
        assertThat(refusals).hasSizeGreaterThan(5);
    }

    private static Stream<String> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(OnlyWhatIsPermittedTests::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of one's own, a colleague's, and another team's that one only watches. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void pagesOfCasesAndTasksOfferNothingThatIsRefusedForWhoAsks(Role role) throws Exception {
        var team = colleagues.newTeam();
        var asker = colleagues.join(team, role);
        var colleague = colleagues.join(team, role);
        var pages = new ArrayList<String>();
        for (var owner : List.of(asker, colleague, boss)) {
            var lies = owner.equals(boss) ? team(boss) : team;
            for (var state : List.of("open", "solved", "closed")) pages.add("tickets/" + ticket(owner, lies, state));
            pages.add("cases/" + ticket(owner, lies, "open"));
            pages.add("leads/" + lead(owner, lies));
            pages.add("opportunities/" + lostOpportunity(owner, lies));
            pages.add("members/" + member(owner, lies));
            for (var kind : kinds) pages.add(kind.path() + "/" + kind.make(owner, lies));
            for (var holder : new Person[] {null, owner}) pages.add("inbox/" + task(holder, lies));
        }
        pages.add("customers/" + customer());
        watchAll(asker, pages);

        colleagues.logIn(asker);
        pages.forEach(this::pressAll);

        assertThat(faults).isEmpty();
    }

    @Test
    void noPageOffersAnAuditorWhatIsRefused() {
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));
        RouteConfiguration.forSessionScope().getAvailableRoutes().stream()
                .map(route -> route.getTemplate().replaceAll("/?:\\w+\\?(\\([^)]*\\))?", ""))
                .filter(address ->
                        !address.contains(":") && !address.startsWith("password") && !address.equals(PLANTED))
                .sorted()
                .forEach(this::pressAll);

        assertThat(faults).isEmpty();
    }

    @Test
    void aPageThatOffersWhatIsRefusedIsFound() {
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));

        pressAll(PLANTED);

        assertThat(faults).singleElement().asString().startsWith("offers-too-much: Contact no more → This needs");
    }

    private void pressAll(String page) {
        var pressed = new HashSet<String>();
        while (true) {
            if (!open(page)) return;
            var next = offered().filter(one -> pressed.add(name(one))).findFirst();
            if (next.isEmpty()) return;
            press(next.get());
            for (var depth = 0; depth < 3 && answer(); depth++)
                ;
            listen(page + ": " + name(next.get()));
        }
    }

    /** False when the page is not for who asks. */
    private boolean open(String page) {
        $(ConfirmDialog.class).all().forEach(ConfirmDialog::close);
        $(Dialog.class).all().forEach(Dialog::close);
        $(Notification.class).all().forEach(Notification::close);
        UI.getCurrent().navigate(page);
        var view = getCurrentView().getClass().getPackageName();
        return !view.startsWith("dev.rapport.shell") && view.startsWith("dev.rapport");
    }

    private Stream<Component> offered() {
        return Stream.<Component>concat(
                        $view(Button.class).all().stream(),
                        $view(Checkbox.class).all().stream().filter(box -> !box.isReadOnly()))
                .filter(one -> one.isVisible() && one.getElement().isEnabled());
    }

    private static String name(Component one) {
        var element = one.getElement();
        return Optional.ofNullable(element.getAttribute("aria-label"))
                .filter(label -> !label.isEmpty())
                .or(() -> Optional.ofNullable(element.getProperty("label")))
                .orElse(element.getTextRecursively());
    }

    private static void press(Component one) {
        if (one instanceof Button button) button.click();
        else if (one instanceof Checkbox box) box.setValue(!box.getValue());
    }

    /** Fills in what a dialog asks for and goes on; false when none asks. */
    private boolean answer() {
        var dialogs = $(Dialog.class).all();
        if (dialogs.isEmpty()) return false;
        var dialog = dialogs.getLast();
        $(TextField.class, dialog).all().forEach(field -> fill(field, "A good reason"));
        $(TextArea.class, dialog).all().forEach(field -> fill(field, "A good reason"));
        $(Select.class, dialog).all().forEach(OnlyWhatIsPermittedTests::choose);
        $(RadioButtonGroup.class, dialog).all().forEach(OnlyWhatIsPermittedTests::choose);
        var goOn = $(Button.class, dialog).all().stream()
                .filter(button -> button.isVisible()
                        && button.isEnabled()
                        && button.getThemeNames().contains("primary"))
                .reduce((one, other) -> other);
        goOn.ifPresent(Button::click);
        return goOn.isPresent();
    }

    private static void fill(HasValue<?, String> field, String text) {
        if (field.isEmpty() && !field.isReadOnly()) field.setValue(text);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void choose(Component field) {
        var list = field instanceof Select select
                ? select.getListDataView().getItems()
                : ((RadioButtonGroup) field).getListDataView().getItems();
        list.skip(1).findFirst().ifPresent(item -> ((HasValue) field).setValue(item));
    }

    private void listen(String where) {
        var heard = new ArrayList<String>();
        $(Notification.class)
                .all()
                .forEach(notice -> heard.add(notice.getElement().getTextRecursively()));
        $(Dialog.class)
                .all()
                .forEach(dialog -> $(Component.class, dialog).all().stream()
                        .filter(HasValidationProperties.class::isInstance)
                        .forEach(field ->
                                heard.add(Optional.ofNullable(((HasValidationProperties) field).getErrorMessage())
                                        .orElse(""))));
        if (getCurrentView() instanceof RefusedView refused)
            heard.add(refused.getElement().getTextRecursively());
        for (var words : heard)
            if (refusals.stream().anyMatch(refusal -> refusal.matcher(words).matches()))
                faults.add(where + " → " + words);
    }

    private void watchAll(Person asker, List<String> pages) {
        for (var page : pages) {
            var reference = page.substring(page.indexOf('/') + 1);
            jdbc.sql("""
                            insert into case_watcher (subject_id, user_id, since)
                            select id, :asker, now()
                            from subject
                            where (id::text = :reference or number = :reference)
                                and kind <> 'CUSTOMER'
                            on conflict do nothing
                            """)
                    .param("asker", asker.id().value())
                    .param("reference", reference)
                    .update();
        }
    }

    private String ticket(Person owner, String team, String state) throws Exception {
        var id = owned("ticket", made("tickets", """
                {"subject": "Cannot log in", "body": "It says no.", "customer": {"name": "Zhang Min"}}
                """), owner, team);
        jdbc.sql("update ticket set state = :state, state_detail = :detail where id = :id")
                .param("state", state)
                .param("detail", state.equals("closed") ? "confirmed" : null, java.sql.Types.VARCHAR)
                .param("id", UUID.fromString(id))
                .update();
        stands(id, "TicketState." + state.toUpperCase(Locale.ROOT), state.equals("closed"));
        return number(id);
    }

    private void stands(String id, String state, boolean isOver) {
        jdbc.sql("update subject set state = :state, closed_at = case when :over then now() end where id = :id")
                .param("state", state)
                .param("over", isOver)
                .param("id", UUID.fromString(id))
                .update();
    }

    private String lead(Person owner, String team) throws Exception {
        var id = owned("lead", made("leads", """
                {"name": "Zhang Min", "phone": "%s"}
                """.formatted(Phones.next())), owner, team);
        jdbc.sql("update lead set status = 'ASSIGNED', assigned_at = now() where id = :id")
                .param("id", UUID.fromString(id))
                .update();
        stands(id, "LeadStatus.ASSIGNED", false);
        return number(id);
    }

    private String lostOpportunity(Person owner, String team) throws Exception {
        var id = owned(
                "opportunity", made("opportunities", """
                {"name": "A deal", "amount": 10, "currency": "CNY", "customer": "%s", "owner": "%s", "team": "%s"}
                """.formatted(customer(), boss.id(), team(boss))), owner, team);
        jdbc.sql("""
                        update opportunity
                        set outcome = 'LOST', reason = 'price', closed_at = now()
                        where id = :id
                        """).param("id", UUID.fromString(id)).update();
        stands(id, "Outcome.LOST", true);
        return number(id);
    }

    private String member(Person owner, String team) throws Exception {
        return number(owned("member", made("members", """
                {"customer": "%s", "group": "tea", "channel": "wecom"}
                """.formatted(customer())), owner, team));
    }

    private String customer() throws Exception {
        return JsonPath.read(made("customers", """
                {"name": "Zhang Min", "contactPoints": ["%s"]}
                """.formatted(Phones.next())), "$.customer.id");
    }

    private String task(Person holder, String team) {
        var key = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41);
        jdbc.sql("""
                        insert into user_task (key, process_instance_key, process_id, definition_key, element_id, name,
                            assignee, candidate_groups, priority, state, created_at)
                        values (:key, :key, 'lead-assignment', 1, 'Task_ContactLead', 'Contact the lead',
                            :assignee, array[:team], 50, 'OPEN', now())
                        """)
                .param("key", key)
                .param("assignee", holder == null ? null : holder.id().value(), java.sql.Types.OTHER)
                .param("team", team)
                .update();
        return Long.toString(key);
    }

    private String owned(String table, String answer, Person owner, String team) {
        String id = JsonPath.read(answer, "$.id");
        for (var changed : List.of(table, "subject"))
            jdbc.sql("update %s set owner_id = :owner, team = :team where id = :id".formatted(changed))
                    .param("owner", owner.id().value())
                    .param("team", team)
                    .param("id", UUID.fromString(id))
                    .update();
        return id;
    }

    private String number(String id) {
        return jdbc.sql("select number from subject where id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
    }

    private String team(Person person) {
        return person.teams().iterator().next();
    }

    private String made(String what, String body) throws Exception {
        SecurityContextHolder.clearContext();
        var answer = api.ask(
                        boss,
                        post("/api/v1/" + what)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isBetween(200, 299);
        return answer.getContentAsString();
    }
}
