package dev.rapport.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.Carrier.Reach;
import dev.rapport.customer.AddressBook;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactChannels;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A way is open where the customer of the case can be reached, and a closed one says why and what remains. */
@DatabaseTest
class WaysTests {

    @Autowired
    Customers customers;

    @Autowired
    AddressBook addresses;

    @Autowired
    MailThreads threads;

    @Autowired
    Consents consents;

    @Autowired
    Messages messages;

    @Autowired
    AnsweringAccounts answering;

    @Autowired
    PlantedPost post;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    private Simulator simulator;
    private Ways ways;

    @BeforeEach
    void onlyTheSimulator() {
        simulator = new Simulator(new Whereabouts(addresses, messages, threads));
        ways = new Ways(List.of(simulator), answering, new Permission(consents, messages));
    }

    private Correspondent with(Channel asked, String... reachedBy) {
        var name = "Reached " + UUID.randomUUID();
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(reachedBy), Map.of()))
                .id();
        return new Correspondent(SubjectId.next(), customer, asked);
    }

    private void isKnown(CustomerId customer, Channel channel) {
        jdbc.sql("insert into social_identity (customer_id, channel, external, added_at) values (:id, :c, :who, now())")
                .param("id", customer.value())
                .param("c", channel.word())
                .param("who", UUID.randomUUID().toString())
                .update();
    }

    private static String number() {
        return "+86 138 %08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }

    private static String mail() {
        return UUID.randomUUID() + "@reach.example";
    }

    private String says(Way way, Locale locale) {
        var sentence = ((Way.Shut) way).sentence();
        return texts.get(locale, sentence.key(), sentence.arguments());
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PHONE", "IN_PERSON", "API", "IMPORT"})
    void nothingReachesACustomerWithoutAnAddress(Channel channel) {
        assertThat(simulator.reach(with(channel), channel)).isInstanceOf(Reach.Nowhere.class);
        assertThat(ways.of(with(channel), null)).isInstanceOf(Way.Shut.class);
        assertThat(ways.of(with(channel), channel)).isInstanceOf(Way.Shut.class);
    }

    @Test
    void whoseMailNamesNoSenderIsNotAnsweredIntoTheVoid() {
        var with = new Correspondent(SubjectId.next(), null, Channel.EMAIL);
        var there = UUID.randomUUID().toString();
        messages.receive(
                new MessageArrived(
                        with.subject(), "planted", Channel.EMAIL, "nobody@mail.invalid", null, there, "", null, false),
                "Help",
                Instant.now());

        assertThat(says(ways.of(with, Channel.EMAIL), Locale.ENGLISH)).contains("names no sender");
    }

    @Test
    void anIdentityOfTheCustomerIsAWayThereAndNowhereElse() {
        var with = with(Channel.PHONE);
        isKnown(with.customer(), Channel.WECHAT);

        assertThat(ways.of(with, null))
                .isInstanceOfSatisfying(
                        Way.Open.class, open -> assertThat(open.channel()).isEqualTo(Channel.WECHAT));
        assertThat(ways.of(with, Channel.WECOM)).isInstanceOf(Way.Shut.class);
    }

    /** Who wrote first on the channel. */
    private enum Start {
        THE_CUSTOMER,
        THE_CUSTOMER_AS_WE_SAY,
        WE
    }

    private enum Said {
        YES,
        NOTHING,
        NO,
        DO_NOT_CONTACT
    }

    /** What the customer said to the channel, who wrote first there, and whether we may write there. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            YES,            THE_CUSTOMER,           true
            YES,            THE_CUSTOMER_AS_WE_SAY, true
            YES,            WE,                     true
            NOTHING,        THE_CUSTOMER,           true
            NOTHING,        THE_CUSTOMER_AS_WE_SAY, true
            NOTHING,        WE,                     true
            NO,             THE_CUSTOMER,           true
            NO,             THE_CUSTOMER_AS_WE_SAY, false
            NO,             WE,                     false
            DO_NOT_CONTACT, THE_CUSTOMER,           true
            DO_NOT_CONTACT, THE_CUSTOMER_AS_WE_SAY, false
            DO_NOT_CONTACT, WE,                     false
            """)
    void onlyWhatACarrierReceivedOpensAnAnswerWhereTheCustomerSaidNo(Said said, Start start, boolean open) {
        for (var channel : simulator.channels()) {
            if (said == Said.YES && !ContactChannels.ALL.contains(channel)) continue;
            var with = with(start == Start.WE ? Channel.PHONE : channel, mail(), number());
            isKnown(with.customer(), channel);
            begin(with, channel, start);
            say(with.customer(), channel, said);

            assertThat(ways.of(with, channel) instanceof Way.Open)
                    .as("%s %s %s", channel, said, start)
                    .isEqualTo(open);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NO,             NOTHING, false
            DO_NOT_CONTACT, NOTHING, false
            NO,             YES,     true
            YES,            NOTHING, true
            NOTHING,        NOTHING, true
            """)
    void whoIsKeptTwiceSaidNoForBoth(Said other, Said own, boolean open) {
        var mail = mail();
        var number = number();
        for (var channel : List.of(Channel.EMAIL, Channel.SMS)) {
            var with = with(Channel.PHONE, mail, number);
            var twin = with(Channel.PHONE, mail, number);
            say(twin.customer(), channel, other);
            say(with.customer(), channel, own);

            assertThat(ways.of(with, channel) instanceof Way.Open)
                    .as("%s", channel)
                    .isEqualTo(open);
            begin(with, channel, Start.THE_CUSTOMER);
            assertThat(ways.of(with, channel)).isInstanceOf(Way.Open.class);
            var both = List.of(with.customer().value(), twin.customer().value());
            for (var from : List.of("consent_request where customer_id", "customer where id"))
                jdbc.sql("delete from " + from + " in (:both)")
                        .param("both", both)
                        .update();
        }
    }

    private void begin(Correspondent with, Channel channel, Start start) {
        switch (start) {
            case THE_CUSTOMER -> {
                var there = UUID.randomUUID().toString();
                var arrival = new MessageArrived(
                        with.subject(), simulator.name(), channel, "from there", null, there, "Hello", null, false);
                messages.receive(arrival, "Hello", Instant.now());
            }
            case THE_CUSTOMER_AS_WE_SAY ->
                messages.record(with.subject(), Message.Direction.IN, channel, "Hello", null, Instant.now());
            case WE -> {}
        }
    }

    private void say(CustomerId customer, Channel channel, Said said) {
        switch (said) {
            case YES -> consents.change(customer, channel.word(), true);
            case NO -> consents.change(customer, channel.word(), false);
            case DO_NOT_CONTACT -> consents.forbidContact(customer, true);
            case NOTHING -> {}
        }
    }

    @Test
    void whoWroteFromSomewhereIsAnsweredThere() {
        var with = with(Channel.CHAT);
        begin(with, Channel.CHAT, Start.THE_CUSTOMER_AS_WE_SAY);
        assertThat(ways.of(with, null)).isInstanceOf(Way.Shut.class);

        begin(with, Channel.CHAT, Start.THE_CUSTOMER);
        assertThat(ways.of(with, null))
                .isInstanceOfSatisfying(
                        Way.Open.class, open -> assertThat(open.address()).isEqualTo("from there"));
        var other = new Correspondent(SubjectId.next(), with.customer(), Channel.CHAT);
        assertThat(ways.of(other, null)).as("about another case").isInstanceOf(Way.Shut.class);
    }

    @Test
    void noTextMessageGoesToALandlineOrBehindASwitchboard() {
        assertThat(ways.of(with(Channel.SMS, "+86 10 6230 1234"), Channel.SMS)).isInstanceOf(Way.Shut.class);
        assertThat(ways.of(with(Channel.SMS, "+86 10 6230 1234", "+86 138 1234 5678"), Channel.SMS))
                .isInstanceOfSatisfying(
                        Way.Open.class, open -> assertThat(open.address()).isEqualTo("+8613812345678"));
    }

    @Test
    void nothingGoesToAnAddressThatIsNotToBeUsedNorToOneThatTheyWroteFrom() {
        var mail = mail();
        var with = with(Channel.EMAIL, mail);
        jdbc.sql("update contact_point set do_not_use = 'bounced' where value = :mail")
                .param("mail", mail)
                .update();

        assertThat(says(ways.of(with, Channel.EMAIL), Locale.ENGLISH))
                .isEqualTo("The address or number of the customer is marked as not to be used, or out of date. No other"
                        + " way is open.");
        assertThat(((Way.Shut) ways.of(with, Channel.EMAIL)).isWithoutAddress()).isTrue();
        messages.receive(
                new MessageArrived(
                        with.subject(),
                        simulator.name(),
                        Channel.EMAIL,
                        mail.toUpperCase(Locale.ROOT),
                        null,
                        UUID.randomUUID().toString(),
                        "Hello",
                        null,
                        false),
                "Hello",
                Instant.now());
        assertThat(ways.of(with, Channel.EMAIL)).isInstanceOf(Way.Shut.class);
    }

    @Test
    void nothingGoesToAnIdentityThatIsOnlyAMaybe() {
        var with = with(Channel.PHONE);
        isKnown(with.customer(), Channel.WECHAT);
        jdbc.sql("update social_identity set certainty = 'MAYBE' where customer_id = :id")
                .param("id", with.customer().value())
                .update();

        assertThat(ways.of(with, Channel.WECHAT)).isInstanceOf(Way.Shut.class);
    }

    @Test
    void whoIsReachedAboutOneCaseNeedNotBeReachedAboutAnother() {
        var here = with(Channel.CHAT);
        var there = new Correspondent(SubjectId.next(), here.customer(), Channel.CHAT);
        post.loses(there.subject());
        var planted = new Ways(List.of(post), answering, new Permission(consents, messages));

        assertThat(planted.of(here, null)).isInstanceOf(Way.Open.class);
        assertThat(planted.of(there, null)).isInstanceOf(Way.Shut.class);
    }

    @Test
    void aRefusalNamesTheChannelWhyItIsClosedAndWhatRemains() {
        var with = with(Channel.PHONE, mail());
        isKnown(with.customer(), Channel.WECHAT);
        consents.change(with.customer(), "sms", false);

        var shut = ways.of(with, Channel.SMS);

        assertThat(says(shut, Locale.ENGLISH))
                .isEqualTo("The customer does not want to be written to by Text message. It can go by E-mail, WeChat.");
        assertThat(says(shut, Locale.SIMPLIFIED_CHINESE)).isEqualTo("客户不希望通过短信接收消息。可以通过邮件、微信发送。");
    }

    @Test
    void aRefusalSaysThatNothingRemainsAndTheReasonOfEachChannel() {
        var with = with(Channel.PHONE, mail());
        isKnown(with.customer(), Channel.WECHAT);
        for (var channel : List.of("email", "sms", "wechat")) consents.change(with.customer(), channel, false);

        assertThat(says(ways.of(with, null), Locale.ENGLISH))
                .isEqualTo(
                        "The customer does not want to be written to by E-mail, Text message, WeChat. No other way is open.");
        assertThat(says(ways.of(with, Channel.SMS), Locale.ENGLISH))
                .isEqualTo("The customer does not want to be written to by Text message. No other way is open.");
    }

    @Test
    void whereNothingIsSetUpThatIsSaid() {
        var none = new Ways(List.of(new DeadEnd()), answering, new Permission(consents, messages));

        assertThat(says(none.of(with(Channel.EMAIL, mail()), null), Locale.ENGLISH))
                .isEqualTo("No account is set up that could send it by E-mail. No other way is open.");
        assertThat(((Way.Shut) none.of(with(Channel.PHONE), Channel.PHONE))
                        .refused()
                        .kind())
                .isEqualTo(Refused.Kind.CONFLICT);
    }
}
