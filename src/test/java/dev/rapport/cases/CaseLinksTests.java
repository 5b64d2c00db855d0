package dev.rapport.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseLinks.Linked;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sales.SalesKinds;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;

@DatabaseTest
class CaseLinksTests {

    @Autowired
    CaseLinks links;

    @Autowired
    Cases cases;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Colleagues colleagues;

    private Person agent;
    private Person stranger;
    private String mine;
    private String theirs;

    @BeforeEach
    void aCaseOfEach() {
        agent = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        stranger = colleagues.join(colleagues.newTeam(), Role.SALES);
        mine = opened(agent);
        theirs = opened(stranger);
    }

    private String opened(Person owner) {
        var id = SubjectId.next();
        var number = "L-" + id;
        events.publishEvent(new SubjectOpened(
                Ids.next(), id, Instant.now(), SalesKinds.LEAD, number, "About " + number, null, null, null));
        events.publishEvent(new SubjectOwned(id, owner.id(), null));
        return id.toString();
    }

    @Test
    void aLinkIsThereFromBothEnds() {
        links.link(mine, Tie.CAUSES, theirs);

        assertThat(links.of(mine)).extracting(Linked::tie).containsExactly(Tie.CAUSES);
        assertThat(links.of(theirs)).extracting(Linked::tie).containsExactly(Tie.CAUSED_BY);
    }

    @Test
    void itIsToldInTheStoriesOfBoth() {
        var linked = links.link(mine, Tie.DUPLICATE_OF, theirs);
        var back = links.of(theirs).getFirst();

        assertThat(story(mine)).contains("Linked: duplicate of " + linked.number());
        assertThat(story(theirs)).contains("Linked: has the duplicate " + back.number());
    }

    @Test
    void whatIsUndoneIsGoneFromBothAndTold() {
        var linked = links.link(mine, Tie.BELONGS_WITH, theirs);
        links.undo(theirs, links.of(theirs).getFirst().id());

        assertThat(links.of(mine)).isEmpty();
        assertThat(links.of(theirs)).isEmpty();
        assertThat(story(mine)).contains("Link undone: belongs with " + linked.number());
    }

    private List<String> story(String number) {
        return cases.story(number, Locale.ENGLISH, ZoneOffset.UTC, 10, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }

    @Test
    void whoSeesOneEndLearnsTheNumberOfTheOtherButNotWhatItIsAbout() {
        links.link(mine, Tie.CAUSED_BY, theirs);

        assertThat(colleagues.as(agent, () -> links.of(mine)))
                .extracting(Linked::title, Linked::state, Linked::open)
                .containsExactly(tuple(null, "new", true));
        assertThat(links.of(mine)).extracting(Linked::title).doesNotContainNull();
        refused(stranger, () -> links.of(mine));
    }

    @Test
    void whoLinksWorksOnOneAndSeesTheOther(@Autowired Watchers watchers) {
        refused(agent, () -> links.link(mine, Tie.BELONGS_WITH, theirs));
        refused(stranger, () -> links.link(mine, Tie.BELONGS_WITH, theirs));
        refused(colleagues.join(null, Role.AUDITOR), () -> links.link(mine, Tie.BELONGS_WITH, theirs));
        watchers.add(cases.find(theirs).id(), agent.id());
        refused(agent, () -> links.link(theirs, Tie.BELONGS_WITH, mine));

        colleagues.as(agent, () -> links.link(mine, Tie.BELONGS_WITH, theirs));

        assertThat(links.of(mine)).hasSize(1);
    }

    private void refused(Person asker, Runnable deed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(asker, () -> {
                    deed.run();
                    return null;
                }));
    }

    @Test
    void nothingIsLinkedTwiceNorWithItself() {
        links.link(mine, Tie.DUPLICATE_OF, theirs);
        links.link(mine, Tie.BELONGS_WITH, theirs);

        for (var again : List.<Runnable>of(
                () -> links.link(mine, Tie.DUPLICATE_OF, theirs),
                () -> links.link(theirs, Tie.HAS_DUPLICATE, mine),
                () -> links.link(theirs, Tie.BELONGS_WITH, mine)))
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(again::run)
                    .satisfies(refused -> assertThat(refused.key()).isEqualTo("cases.linked-already"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> links.link(mine, Tie.CAUSES, mine))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("cases.linked-to-itself"));
    }

    @Test
    void noCaseIsTheDuplicateOrTheCauseOfItself() {
        var third = opened(agent);
        links.link(mine, Tie.DUPLICATE_OF, theirs);
        links.link(theirs, Tie.DUPLICATE_OF, third);
        links.link(mine, Tie.CAUSES, theirs);

        for (var round : List.<Runnable>of(
                () -> links.link(theirs, Tie.DUPLICATE_OF, mine),
                () -> links.link(mine, Tie.HAS_DUPLICATE, third),
                () -> links.link(third, Tie.DUPLICATE_OF, mine),
                () -> links.link(theirs, Tie.CAUSES, mine)))
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(round::run)
                    .satisfies(refused -> assertThat(refused.key()).isEqualTo("cases.linked-the-other-way"));
    }

    @Test
    void programsLinkAndUndo(@Autowired Api api) throws Exception {
        var other = opened(agent);
        var address = "/api/v1/cases/" + cases.find(mine).id() + "/links";
        var made = api.ask(
                        agent,
                        post(address).contentType(MediaType.APPLICATION_JSON).content("""
                        {"tie": "duplicate-of", "other": "%s"}
                        """.formatted(
                                        cases.find(other).id())))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.tie").value("duplicate-of"))
                .andReturn();

        api.ask(agent, get("/api/v1/cases/" + cases.find(other).id() + "/links"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].tie").value("has-duplicate"));
        api.ask(agent, post(address).contentType(MediaType.APPLICATION_JSON).content("""
                        {"tie": "friend-of", "other": "%s"}
                        """.formatted(other)))
                .andExpect(status().is4xxClientError());
        String id = JsonPath.read(made.getResponse().getContentAsString(), "$.id");
        api.ask(agent, delete(address + "/" + id)).andExpect(status().isNoContent());
        api.ask(agent, delete(address + "/" + id)).andExpect(status().isNotFound());
        assertThat(links.of(mine)).isEmpty();
    }
}
