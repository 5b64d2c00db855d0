package dev.rapport.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.Watchers;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.Texts;
import dev.rapport.sales.LeadEvent.LeadDiscarded;
import dev.rapport.sales.LeadEvent.LeadOwnerReminded;
import dev.rapport.sales.SalesKinds;
import dev.rapport.service.TicketEvent.ComplaintWentPublic;
import dev.rapport.service.TicketEvent.NoteWritten;
import dev.rapport.sla.SlaWarned;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class NoticesTests {

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @Autowired
    NoticeCentre notices;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    Texts texts;

    @Autowired
    Watchers watchers;

    private final SubjectId lead = SubjectId.next();
    private Person owner;

    @BeforeEach
    void aLeadOfSomebody() {
        owner = colleagues.join(null, Role.SALES);
        events.publishEvent(
                new SubjectOpened(Ids.next(), lead, AT, SalesKinds.LEAD, "L-" + lead, "Acme", null, null, null));
    }

    @Test
    void whoIsRemindedFindsANotice() {
        events.publishEvent(reminder());

        assertThat(mine().items()).singleElement().satisfies(notice -> {
            assertThat(notice.text()).isEqualTo("Time is getting short: contact the lead");
            assertThat(notice.number()).isEqualTo("L-" + lead);
            assertThat(notice.title()).isEqualTo("Acme");
            assertThat(notice.read()).isFalse();
        });
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void anEventThatIsHeardTwiceTellsOnce() {
        var reminder = reminder();
        events.publishEvent(reminder);
        events.publishEvent(reminder);

        assertThat(mine().items()).hasSize(1);
    }

    @Test
    void whatIsRolledBackTellsNobody() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(reminder());
            status.setRollbackOnly();
        });

        assertThat(mine().items()).isEmpty();
    }

    @Test
    void aLaterNoticeOfTheSameTopicTakesThePlaceOfAnUnreadOne() {
        events.publishEvent(new SlaWarned(Ids.next(), lead, AT, "first-response", AT, List.of(owner.id())));
        events.publishEvent(reminder());
        events.publishEvent(new ComplaintWentPublic(Ids.next(), lead, AT, List.of(owner.id()), null));

        assertThat(mine().items())
                .extracting(Notice::kind, Notice::read)
                .containsExactly(
                        tuple("ComplaintWentPublic", false),
                        tuple("LeadOwnerReminded", false),
                        tuple("SlaWarned", true));
        assertThat(unread()).isEqualTo(2);
    }

    @Test
    void whoWatchesACaseHearsOfAllThatOthersDoToIt() {
        watchers.add(lead, owner.id());
        events.publishEvent(new LeadDiscarded(Ids.next(), lead, AT, "no budget"));
        colleagues.as(owner, () -> events.publishEvent(new LeadDiscarded(Ids.next(), lead, AT, "mine")));
        events.publishEvent(new NoteWritten(Ids.next(), lead, AT, owner.id()));

        assertThat(mine().items())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("no budget"));
    }

    @Test
    void everybodyHasTheirOwnNoticesOnly() {
        var other = colleagues.join(null, Role.MANAGER);
        events.publishEvent(reminder());
        var id = mine().items().getFirst().id();

        assertThat(colleagues.as(other, () -> notices.mine(10, null)).items()).isEmpty();
        assertThatThrownBy(() -> colleagues.as(other, () -> notices.read(id)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
        colleagues.as(other, () -> notices.readAll());
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void readingTwiceIsReadingOnce() {
        events.publishEvent(reminder());
        var id = mine().items().getFirst().id();

        colleagues.as(owner, () -> notices.read(id));
        colleagues.as(owner, () -> notices.read(id));

        assertThat(unread()).isZero();
        assertThat(mine().items().getFirst().read()).isTrue();
    }

    @Test
    void whoHasLeftIsNotTold() {
        jdbc.sql("update app_user set enabled = false where id = ?")
                .param(owner.id().value())
                .update();

        events.publishEvent(reminder());

        assertThat(jdbc.sql("select count(*) from notice where user_id = ?")
                        .param(owner.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aListIsReadPageByPage() {
        for (var i = 0; i < 5; i++) events.publishEvent(reminder());

        var first = colleagues.as(owner, () -> notices.mine(2, null));
        var second = colleagues.as(owner, () -> notices.mine(2, first.next()));
        var third = colleagues.as(owner, () -> notices.mine(2, second.next()));

        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(third.items()).hasSize(1);
        assertThat(third.next()).isNull();
    }

    @Test
    void noticesAreForgottenAfter90Days() {
        events.publishEvent(reminder());
        clock.move(Duration.ofDays(89));
        notices.forgetOld();
        assertThat(mine().items()).hasSize(1);

        clock.move(Duration.ofDays(2));
        notices.forgetOld();
        assertThat(mine().items()).isEmpty();
    }

    @Test
    void everythingThatPeopleAreToldHasWordsInBothLanguages() {
        var kinds = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.rapport").stream()
                        .filter(type -> type.isAssignableTo(TellsPeople.class) && !type.isInterface())
                        .map(type -> "notice." + type.getSimpleName())
                        .toList();

        assertThat(kinds).isNotEmpty().allSatisfy(key -> {
            assertThat(texts.has(key)).as(key).isTrue();
            assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, key)).containsPattern("\\p{IsHan}");
        });
    }

    private LeadOwnerReminded reminder() {
        return new LeadOwnerReminded(Ids.next(), lead, AT, owner.id());
    }

    private Page<Notice> mine() {
        return colleagues.as(owner, () -> notices.mine(10, null));
    }

    private int unread() {
        return colleagues.as(owner, () -> notices.unread());
    }
}
