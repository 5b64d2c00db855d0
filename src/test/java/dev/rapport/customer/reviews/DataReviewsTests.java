package dev.rapport.customer.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.sla.WorkingDays;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** When reviews begin, of whom they are asked, and who sees them. */
@DatabaseTest
class DataReviewsTests {

    private static final Quality CHECK = ReviewWorld.CHECK;

    @Autowired
    DataReviews reviews;

    @Autowired
    ReviewStart start;

    @Autowired
    ReviewHandOver handOver;

    @Autowired
    ReviewWorld world;

    @Autowired
    WorkingDays days;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Person manager;

    @BeforeEach
    void nothingIsPlanned() {
        clock.moveTo(Instant.parse("2026-11-25T02:00:00Z"));
        world.nothingIsWrong();
        manager = world.join(colleagues.newTeam(), Role.MANAGER);
    }

    @AfterEach
    void nothingStaysPlanned() {
        jdbc.sql("delete from quality_rhythm").update();
        jdbc.sql("delete from data_review where period >= :from")
                .param("from", LocalDate.of(2026, 1, 1))
                .update();
        world.charge(null);
        clock.reset();
    }

    @Test
    void aRhythmBeginsWithItsNextPeriodOnAWorkingDay() {
        assertThat(rhythm().rhythm()).isNull();

        choose(Rhythm.QUARTERLY);

        var next = Rhythm.QUARTERLY.nextAfter(days.today());
        assertThat(rhythm().nextOn()).isEqualTo(days.onOrAfter(next));
        assertThat(Rhythm.QUARTERLY.nextAfter(LocalDate.of(2026, 12, 31))).isEqualTo("2027-01-01");
        assertThat(Rhythm.QUARTERLY.nextAfter(LocalDate.of(2026, 7, 1))).isEqualTo("2026-10-01");
        assertThat(Rhythm.MONTHLY.nextAfter(LocalDate.of(2026, 1, 31))).isEqualTo("2026-02-01");
        assertThat(Rhythm.WEEKLY.nextAfter(LocalDate.of(2026, 11, 30))).isEqualTo("2026-12-07");
        start.beginDue();
        assertThat(ofCheck()).isEmpty();
    }

    @Test
    void workBeginsOnTheFirstWorkingDayAfterAHoliday() {
        assertThat(days.onOrAfter(LocalDate.of(2026, 1, 1))).isAfter("2026-01-01");
        assertThat(days.after(LocalDate.of(2026, 11, 27), 1)).isEqualTo("2026-11-30");
    }

    @Test
    void ofManyCopiesThatLookAtOnceOneBeginsTheReview() {
        choose(Rhythm.QUARTERLY);
        isDue(20);

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(start::beginDue))
                        .limit(6)
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(ofCheck()).hasSize(1);
        assertThat(rhythm().nextOn()).isAfter(days.today());
    }

    @Test
    void aPeriodThatWasReviewedIsNotReviewedAgain() {
        choose(Rhythm.QUARTERLY);
        var period = isDue(20);
        start.beginDue();
        world.end(rhythm().newest());

        jdbc.sql("update quality_rhythm set next_period = :period")
                .param("period", period)
                .update();
        start.beginDue();

        assertThat(ofCheck()).hasSize(1);
    }

    @Test
    void whileOneIsOpenTheNextIsLeftOutAndItsStorySaysSo() {
        choose(Rhythm.QUARTERLY);
        var open = colleagues.as(manager, () -> reviews.begin(CHECK));
        isDue(20);

        start.beginDue();

        assertThat(ofCheck()).containsExactly(open.number());
        assertThat(jdbc.sql("select count(*) from trail where subject_id = :id and kind = 'NextReviewLeftOut'")
                        .param("id", open.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> colleagues.as(manager, () -> reviews.begin(CHECK)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("review.open-already"));
    }

    @Test
    void whereNoTeamAnswersOrNobodyIsInItAManagerIsAsked() {
        var review = colleagues.as(manager, () -> reviews.begin(CHECK));
        assertThat(review.team()).isNull();
        assertThat(review.owner()).isNotNull();
        world.end(review);

        world.charge(colleagues.newTeam());
        assertThat(world.begin().owner()).isNotNull();
    }

    @Test
    void theTeamSeesItsReviewsAndTheCustomersToMendAndOthersDoNot() {
        var team = colleagues.newTeam();
        var reviewer = world.join(team, Role.SERVICE);
        var stranger = world.join(colleagues.newTeam(), Role.SERVICE);
        world.charge(team);
        var customer = world.faultyCustomer();

        var review = world.begin();

        assertThat(colleagues
                        .as(reviewer, () -> reviews.list(CHECK, ReviewState.OPEN, 10, null))
                        .items())
                .containsExactly(review);
        assertThat(colleagues
                        .as(reviewer, () -> reviews.faults(review.number(), 10, null))
                        .items())
                .extracting(fault -> fault.customer())
                .contains(customer);
        assertThat(colleagues
                        .as(stranger, () -> reviews.list(CHECK, null, 10, null))
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> colleagues.as(stranger, () -> reviews.faults(review.number(), 10, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aReviewGoesAlongWithTheRestOfSomebodysWork() {
        var review = world.begin();
        var team = colleagues.newTeam();
        var other = world.join(team, Role.MANAGER);

        handOver.handOver(review.id(), other.id(), team);

        assertThat(world.now(review).owner()).isEqualTo(other.id());
        assertThat(world.now(review).team()).isEqualTo(team);
        handOver.handOver(review.id(), null, team);
        assertThat(world.now(review).owner()).isNull();
    }

    @Test
    void theApiPlansBeginsAndLists() throws Exception {
        var version = rhythm().revision().tag();
        var address = "/api/v1/data-reviews/rhythms/outdated-tags";
        api.ask(manager, json(put(address), "{\"rhythm\": \"monthly\"}")).andExpect(status().isPreconditionRequired());
        api.ask(manager, json(put(address).header(HttpHeaders.IF_MATCH, version), "{\"rhythm\": \"daily\"}"))
                .andExpect(status().isBadRequest());
        api.ask(manager, json(put(address).header(HttpHeaders.IF_MATCH, version), "{\"rhythm\": \"monthly\"}"))
                .andExpect(status().isNoContent());
        api.ask(manager, json(put(address).header(HttpHeaders.IF_MATCH, version), "{\"rhythm\": \"weekly\"}"))
                .andExpect(status().isPreconditionFailed());
        api.ask(manager, get("/api/v1/data-reviews/rhythms"))
                .andExpect(jsonPath("$[?(@.check == 'outdated-tags')].rhythm").value("monthly"));

        api.ask(manager, json(post("/api/v1/data-reviews"), "{\"check\": \"outdated-tags\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("open"));
        api.ask(manager, get("/api/v1/data-reviews?check=outdated-tags&state=open&limit=1"))
                .andExpect(jsonPath("$.items[0].faultsBefore").value(0));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private void choose(Rhythm rhythm) {
        colleagues.as(manager, () -> reviews.choose(CHECK, rhythm, Revision.ANY));
    }

    /** Gives the period. */
    private LocalDate isDue(int daysAgo) {
        var period = days.today().minusDays(daysAgo);
        jdbc.sql("update quality_rhythm set next_period = :period")
                .param("period", period)
                .update();
        return period;
    }

    private ReviewRhythm rhythm() {
        return colleagues.as(manager, () -> reviews.rhythms()).stream()
                .filter(one -> one.quality() == CHECK)
                .findFirst()
                .orElseThrow();
    }

    /** Those that were not made for one test's period. */
    private List<String> ofCheck() {
        return jdbc.sql("select number from data_review where quality = :check and period >= :from")
                .param("check", CHECK.name())
                .param("from", LocalDate.of(2026, 1, 1))
                .query(String.class)
                .list();
    }
}
