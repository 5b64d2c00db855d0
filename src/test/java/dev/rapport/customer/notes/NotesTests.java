package dev.rapport.customer.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Story;
import dev.rapport.cases.Watchers;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.notice.Notice;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Notes on a customer, and on a kind of case that nothing here knows of. */
@DatabaseTest
class NotesTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Notes notes;

    @Autowired
    Customers customers;

    @Autowired
    Api api;

    @Autowired
    Cases cases;

    @Autowired
    NoticeCentre notices;

    @Autowired
    Watchers watchers;

    @Autowired
    Staff staff;

    @Autowired
    Colleagues colleagues;

    private String team;
    private Person owner;
    private Person colleague;
    private Person stranger;
    private CustomerId customer;
    private SubjectId visit;
    private About onVisit;
    private About onCustomer;

    @BeforeEach
    void aVisitAtACustomer() throws Exception {
        team = colleagues.newTeam();
        owner = colleagues.join(team, Role.SERVICE);
        colleague = colleagues.join(team, Role.SERVICE);
        stranger = colleagues.join(colleagues.newTeam(), Role.SALES);
        customer = customer("Zhang");
        visit = planned();
        onVisit = new About.OfCase(visit);
        onCustomer = new About.OfCustomer(customer);
    }

    private SubjectId planned() throws Exception {
        var answer = api.ask(
                        owner,
                        post("/api/v1/visits")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                        {"customer": "%s", "why": "Look at the pump"}
                        """.formatted(customer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return colleagues
                .as(owner, () -> cases.find(JsonPath.read(answer, "$.number")))
                .id();
    }

    @Test
    void whatIsNotedStandsWithTheCaseAndInItsStoryAndItsCustomers() {
        add(owner, onVisit, "The pump\nleaks.");

        assertThat(of(owner, onVisit))
                .extracting(Note::text, Note::writtenBy)
                .containsExactly(tuple("The pump\nleaks.", owner.name()));
        assertThat(story(Locale.ENGLISH)).contains(owner.name() + " noted: The pump leaks.");
        assertThat(story(Locale.CHINESE)).contains(owner.name() + " 写了备注：The pump leaks.");
        assertThat(colleagues
                        .as(owner, () -> cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 20, null))
                        .items())
                .extracting(Story.Line::text)
                .contains(owner.name() + " noted: The pump leaks.");
    }

    @Test
    void whoDoesNotSeeTheCaseSeesNoNotesOfIt() {
        var note = add(owner, onVisit, "The pump leaks.");

        refuses("access.other-owner", () -> of(stranger, onVisit));
        refuses("access.other-owner", () -> add(stranger, onVisit, "Me too"));
        refuses("access.other-owner", () -> colleagues.as(stranger, () -> notes.wordings(note.id())));
        refuses("access.other-owner", () -> colleagues.as(stranger, () -> notes.pin(note.id())));
        refuses("access.other-owner", () -> colleagues.as(stranger, () -> notes.callable(onVisit, "", 5)));
    }

    @Test
    void whoOnlyLooksNotesNothing() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var designer = colleagues.join(null, Role.DESIGNER);
        add(owner, onCustomer, "Likes tea");

        assertThat(of(auditor, onCustomer)).hasSize(1);
        refuses("access.role-missing", () -> add(auditor, onCustomer, "Likes coffee"));
        refuses("access.role-missing", () -> of(designer, onCustomer));
    }

    @Test
    void whoeverIsCalledIsTold() {
        add(owner, onVisit, "请@" + colleague.login() + "看一下, @" + owner.login() + " ring a@example.org");

        assertThat(told(colleague))
                .extracting(Notice::text)
                .containsExactly("%s noted for %s: 请@%s看一下, @%s ring ***"
                        .formatted(owner.name(), colleague.name(), colleague.login(), owner.login()));
        assertThat(told(owner)).extracting(Notice::kind).doesNotContain("NoteAdded");
    }

    @Test
    void aMentionOnACustomerLeadsToTheCustomer() {
        add(owner, onCustomer, "@" + stranger.login() + " knows them");

        assertThat(told(stranger))
                .extracting(Notice::customer, Notice::title)
                .containsExactly(tuple(customer, "Zhang " + mark));
    }

    @Test
    void whoMayNotSeeItIsNotCalled() {
        refuses("notes.colleague-may-not-see", () -> add(owner, onVisit, "@" + stranger.login()));
        refuses("notes.no-such-colleague", () -> add(owner, onVisit, "@" + mark + "-nobody"));
        assertThat(of(owner, onVisit)).isEmpty();
        watchers.add(visit, stranger.id());
        add(owner, onVisit, "@" + stranger.login() + ".");
        assertThat(told(stranger)).hasSize(1);
    }

    @Test
    void onlyThoseWhoMaySeeItAreOffered() {
        assertThat(colleagues.as(owner, () -> notes.callable(onVisit, colleague.login(), 5)))
                .containsExactly(colleague);
        assertThat(colleagues.as(owner, () -> notes.callable(onVisit, stranger.login(), 5)))
                .isEmpty();
    }

    @Test
    void everyWordingIsKeptAndCanBeHadBack() {
        var first = add(owner, onVisit, "It leaks");
        var second =
                colleagues.as(owner, () -> notes.edit(first.id(), "It drips @" + colleague.login(), first.revision()));
        colleagues.as(owner, () -> notes.edit(first.id(), "It leaks", second.revision()));

        assertThat(colleagues.as(colleague, () -> notes.wordings(first.id())))
                .extracting(Note.Wording::number, Note.Wording::text)
                .containsExactly(
                        tuple(3, "It leaks"), tuple(2, "It drips @" + colleague.login()), tuple(1, "It leaks"));
        assertThat(told(colleague)).hasSize(1);
        assertThat(story(Locale.ENGLISH)).contains(owner.name() + " changed a note: It leaks");
    }

    @Test
    void nobodyChangesWhatAnotherWroteOrWhatChangedMeanwhile() {
        var note = add(owner, onVisit, "It leaks");
        refuses("notes.not-yours", () -> colleagues.as(colleague, () -> notes.edit(note.id(), "No", Revision.ANY)));
        refuses("notes.not-yours", () -> colleagues.as(colleague, () -> notes.remove(note.id())));

        colleagues.as(owner, () -> notes.edit(note.id(), "It drips", note.revision()));

        refuses(
                "notes.changed-meanwhile",
                () -> colleagues.as(owner, () -> notes.edit(note.id(), "It runs", note.revision())));
    }

    @Test
    void whatIsRemovedIsGoneEvenFromTheStoryUntilItComesBack() {
        var note = add(owner, onVisit, "Secret of the pump");
        var manager = colleagues.join(null, Role.MANAGER);
        colleagues.as(manager, () -> notes.remove(note.id()));

        assertThat(of(owner, onVisit)).isEmpty();
        assertThat(story(Locale.ENGLISH))
                .noneMatch(line -> line.contains("Secret"))
                .contains("%s removed a note by %s".formatted(manager.name(), owner.name()));

        colleagues.as(owner, () -> notes.restore(note.id()));
        assertThat(of(owner, onVisit)).hasSize(1);
    }

    @Test
    void pinnedNotesAreAFewAndStandApart() {
        var pinned = add(owner, onVisit, "First");
        add(owner, onVisit, "Second");
        colleagues.as(colleague, () -> notes.pin(pinned.id()));

        assertThat(list(NoteList.PINNED)).containsExactly("First");
        assertThat(list(NoteList.NOT_PINNED)).containsExactly("Second");
        for (var i = 0; i < 9; i++) {
            var more = add(owner, onVisit, "No " + i);
            colleagues.as(owner, () -> notes.pin(more.id()));
        }
        var tooMany = add(owner, onVisit, "One too many");
        refuses("notes.too-many-pinned", () -> colleagues.as(owner, () -> notes.pin(tooMany.id())));
        colleagues.as(owner, () -> notes.unpin(pinned.id()));
        assertThat(list(NoteList.NOT_PINNED)).contains("First");
    }

    private List<String> list(NoteList which) {
        return colleagues.as(owner, () -> notes.of(onVisit, which, 20, null)).items().stream()
                .map(Note::text)
                .toList();
    }

    @Test
    void numbersAndAddressesAreHiddenFromOthers() {
        add(owner, onCustomer, "Ring 13812345678 or li@example.org @" + colleague.login());

        assertThat(of(owner, onCustomer).getFirst().text()).contains("13812345678", "li@example.org");
        assertThat(of(colleague, onCustomer).getFirst().text()).isEqualTo("Ring *** or *** @" + colleague.login());
    }

    @Test
    void whatSaysNothingOrTooMuchIsRefused() {
        refuses("notes.empty", () -> add(owner, onVisit, " \u2800\n"));
        refuses("notes.too-long", () -> add(owner, onVisit, "x".repeat(Notes.LONGEST + 1)));
        refuses("error.no-such-id", () -> add(owner, new About.OfCase(new SubjectId(UUID.randomUUID())), "x"));
    }

    @Test
    void notesGoWithACustomerThatBecomesAnotherAndComeBack(@Autowired Merges merges, @Autowired Partings partings) {
        var other = customer("Chang");
        add(owner, new About.OfCustomer(other), "Of the other");
        var manager = colleagues.join(null, Role.MANAGER);

        colleagues.as(manager, () -> merges.merge(customer, other, Map.of(), Revision.ANY));
        assertThat(of(owner, onCustomer)).extracting(Note::text).containsExactly("Of the other");
        add(owner, new About.OfCustomer(other), "Under the old id");
        assertThat(of(owner, onCustomer)).extracting(Note::text).containsExactly("Under the old id", "Of the other");

        colleagues.as(manager, () -> partings.part(other, false));
        assertThat(of(owner, new About.OfCustomer(other)))
                .extracting(Note::text)
                .containsExactly("Of the other");
        assertThat(of(owner, onCustomer)).extracting(Note::text).containsExactly("Under the old id");
    }

    private List<String> story(Locale locale) {
        return colleagues
                .as(owner, () -> cases.story(visit.toString(), locale, ZoneOffset.UTC, 20, null))
                .items()
                .stream()
                .map(Story.Line::text)
                .toList();
    }

    private List<Notice> told(Person person) {
        return colleagues.as(person, () -> notices.mine(10, null)).items().stream()
                .filter(notice -> notice.kind().startsWith("Note"))
                .toList();
    }

    private Note add(Person person, About about, String text) {
        return colleagues.as(person, () -> notes.add(about, text));
    }

    private List<Note> of(Person person, About about) {
        return colleagues
                .as(person, () -> notes.of(about, NoteList.ALL, 20, null))
                .items();
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }

    private static void refuses(String why, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(why));
    }
}
