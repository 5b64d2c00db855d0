package dev.rapport.contact.behaviours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.behaviours.Behaviours.Told;
import dev.rapport.contact.behaviours.Signals.Signal;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.customer.ConsentDesk;
import dev.rapport.customer.ConsentSource;
import dev.rapport.customer.ConsentStatement;
import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.ContactPointDetail;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Purpose;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.planted.channel.PlantedChannel.Written;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do on our channels is whose address it is, and alone says little of them. */
@DatabaseTest
class BehavioursTests {

    @Autowired
    Behaviours behaviours;

    @Autowired
    Signals signals;

    @Autowired
    ContactPointDesk points;

    @Autowired
    Customers customers;

    @Autowired
    ConsentDesk consents;

    @Autowired
    PlantedChannel channel;

    @Autowired
    ConversationDesk conversations;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Person community;

    @BeforeEach
    void somebodyOfTheCommunity() {
        community = colleagues.join(null, Role.COMMUNITY);
    }

    private static String anAddress() {
        return "b" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    }

    private CustomerId person(String... points) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Ba Ren", null, null, null, List.of(points), Map.of()))
                .id();
    }

    private NewBehaviour does(String handle, BehaviourKind kind) {
        return new NewBehaviour(
                UUID.randomUUID().toString(),
                Channel.EMAIL,
                handle,
                kind,
                "Autumn letter",
                clock.instant().minus(Duration.ofHours(2)));
    }

    private Told told(NewBehaviour... all) {
        return colleagues.as(community, () -> behaviours.tell(List.of(all)));
    }

    private List<BehaviourKind> of(CustomerId customer) {
        return colleagues.as(community, () -> behaviours.of(customer, 50, null)).items().stream()
                .map(Behaviour::kind)
                .toList();
    }

    private Signal signal(CustomerId customer, SignalKind kind) {
        return colleagues.as(community, () -> signals.of(customer)).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsLinkedInAConversationIsKnownThereByWhatTheyDo() {
        var handle = "o" + UUID.randomUUID();
        var hello = Written.chat(Channel.WECHAT, handle, "Hello");
        channel.comes(channel.account(), hello);
        var number = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select number from conversation where handle = :handle")
                                .param("handle", handle)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        var customer = person();
        var manager = colleagues.join(null, Role.MANAGER);
        assertThat(told(onWechat(handle, BehaviourKind.LIKE)).linked()).isZero();

        colleagues.as(manager, () -> conversations.link(number, customer, null, Revision.ANY));
        assertThat(told(onWechat(handle, BehaviourKind.SHARE)).linked()).isOne();
        assertThat(of(customer)).containsExactlyInAnyOrder(BehaviourKind.LIKE, BehaviourKind.SHARE);

        colleagues.as(manager, () -> conversations.unlink(number, Revision.ANY));
        assertThat(of(customer)).isEmpty();
    }

    private NewBehaviour onWechat(String handle, BehaviourKind kind) {
        var at = clock.instant().minus(Duration.ofHours(2));
        return new NewBehaviour(UUID.randomUUID().toString(), Channel.WECHAT, handle, kind, null, at);
    }

    @Test
    void whatIsToldTwiceHasOneEffect() {
        var mail = anAddress();
        var customer = person(mail);
        var click = does(mail.toUpperCase(Locale.ROOT), BehaviourKind.CLICK);

        assertThat(told(click)).isEqualTo(new Told(1, 0, 1));
        assertThat(told(click, does(mail, BehaviourKind.SHARE))).isEqualTo(new Told(1, 1, 1));

        assertThat(of(customer)).containsExactlyInAnyOrder(BehaviourKind.CLICK, BehaviourKind.SHARE);
        assertThat(jdbc.sql("""
                        select count(*)
                        from trail
                        where subject_id = :id
                            and kind = 'CustomerDid'
                            and actor is null
                        """)
                        .param("id", customer.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatOneOfSeveralDidIsNobodys() {
        var mail = anAddress();
        var first = person(mail);
        var second = person(mail);

        assertThat(told(does(mail, BehaviourKind.LIKE)).linked()).isZero();

        assertThat(of(first)).isEmpty();
        assertThat(of(second)).isEmpty();
    }

    @Test
    void whatWaitedIsWhoseTheAddressBecomes() {
        var mail = anAddress();
        assertThat(told(does(mail, BehaviourKind.VISIT)).linked()).isZero();
        var customer = person(anAddress());

        var point = colleagues.as(community, () -> points.add(customer, mail, ContactPointDetail.NONE));
        assertThat(of(customer)).containsExactly(BehaviourKind.VISIT);

        colleagues.as(community, () -> {
            var kept = points.of(customer).stream()
                    .filter(one -> one.id().equals(point))
                    .findFirst()
                    .orElseThrow();
            return points.remove(customer, point, kept.revision());
        });
        assertThat(of(customer)).isEmpty();
    }

    @Test
    void aCustomerWhoCameByAFileIsFoundAtNight() {
        var mail = anAddress();
        told(does(mail, BehaviourKind.SCAN));
        var customer = person(mail);
        assertThat(of(customer)).isEmpty();

        behaviours.knowWaiting();

        assertThat(of(customer)).containsExactly(BehaviourKind.SCAN);
    }

    @Test
    void ofABatchAllOrNoneIsTaken() {
        var mail = anAddress();
        var customer = person(mail);
        var tomorrow = new NewBehaviour(
                "t" + UUID.randomUUID(),
                Channel.EMAIL,
                mail,
                BehaviourKind.LIKE,
                null,
                clock.instant().plus(Duration.ofDays(1)));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> told(does(mail, BehaviourKind.LIKE), tomorrow))
                .withMessageContaining("behaviour.bad-time");
        assertThat(of(customer)).isEmpty();
    }

    @Test
    void onlyWhoBringsThingsInTellsAndDesignersSeeNothing() {
        var mail = anAddress();
        var customer = person(mail);
        var seller = colleagues.join(null, Role.SALES);
        var designer = colleagues.join(null, Role.DESIGNER);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        colleagues.as(seller, () -> behaviours.tell(List.of(does(mail, BehaviourKind.LIKE)))));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(designer, () -> signals.of(customer)));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(designer, () -> behaviours.of(customer, 5, null)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noAmountOfSocialSignalsAloneSaysMoreThanLow(long seed) {
        var mail = anAddress();
        var customer = person(mail);
        var random = new Random(seed);
        var kinds = BehaviourKind.values();
        var all = new ArrayList<NewBehaviour>();
        for (var i = 0; i < 60 + random.nextInt(200); i++) all.add(does(mail, kinds[random.nextInt(kinds.length)]));
        told(all.toArray(NewBehaviour[]::new));

        assertThat(colleagues.as(community, () -> signals.of(customer)))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.level()).isEqualTo(SignalLevel.LOW));
        assertThat(signal(customer, SignalKind.INTEREST).isHeldBack()).isTrue();
    }

    @Test
    void whoDoesNotWantToBeEvaluatedIsNot() {
        var customer = person(anAddress());
        assertThat(colleagues.as(community, () -> signals.of(customer))).hasSize(3);
        var no = new ConsentStatement(Purpose.PROFILING, null, false, ConsentSource.PERSON, null, null, null);
        colleagues.as(community, () -> {
            consents.say(customer, no);
            return true;
        });
        assertThat(colleagues.as(community, () -> signals.of(customer))).isEmpty();
    }

    @Test
    void socialSignalsLiftWhatWasSaidByOneStep() {
        var mail = anAddress();
        var customer = person(mail);
        var account = channel.account();
        channel.comes(account, Written.mail(mail, "Ba Ren", "An offer", "What is the price, and may we have a trial?"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(signal(customer, SignalKind.INTEREST).level())
                                .isEqualTo(SignalLevel.HIGH));
        var interest = signal(customer, SignalKind.INTEREST);

        assertThat(interest.reasons())
                .extracting(reason -> reason.because(Locale.SIMPLIFIED_CHINESE))
                .contains("询问价格", "希望试用或面谈");
        assertThat(interest.isHeldBack()).isFalse();

        var strength = signal(customer, SignalKind.STRENGTH);
        assertThat(strength.level()).isEqualTo(SignalLevel.LOW);
        for (var i = 0; i < 4; i++) told(does(mail, BehaviourKind.TALK), does(mail, BehaviourKind.REPLY));
        assertThat(signal(customer, SignalKind.STRENGTH).points()).isGreaterThan(strength.points());
        assertThat(signal(customer, SignalKind.STRENGTH).level()).isIn(SignalLevel.LOW, SignalLevel.MEDIUM);
    }
}
