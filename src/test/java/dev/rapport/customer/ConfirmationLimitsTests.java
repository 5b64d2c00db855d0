package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.CustomerId;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails that ask for consent are written within limits, whoever asks for how many. */
@DatabaseTest
class ConfirmationLimitsTests {

    @Autowired
    ConsentRequestRows rows;

    @Autowired
    Consents consents;

    @Autowired
    ConsentWordings wordings;

    @Autowired
    AddressBook addresses;

    @Autowired
    ConfirmedAddresses confirmed;

    @Autowired
    Customers customers;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void nobodyWaits() {
        jdbc.sql("update consent_request set mail_wanted = false").update();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private CustomerId asked() {
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON,
                "Many " + UUID.randomUUID(),
                null,
                null,
                null,
                List.of("many-" + UUID.randomUUID() + "@example.com"),
                Map.of()));
        consents.say(
                customer,
                new ConsentStatement(Purpose.NEWSLETTER, "email", true, ConsentSource.PAPER, null, null, null),
                null);
        return customer;
    }

    private int mailed(Confirmations limited) {
        return transactions.execute(status -> limited.mail((request, wording, mail, ends) ->
                mail.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @Test
    void soManyADayGoToAllAndTheRestWaits() {
        var today = (int) rows.mailsSince(clock.instant().minus(Duration.ofDays(1)));
        var limited = new Confirmations(
                rows, consents, wordings, addresses, confirmed, clock, events, Duration.ofDays(7), 3, today + 2);
        for (var time = 0; time < 3; time++) asked();

        assertThat(mailed(limited)).isEqualTo(2);
        assertThat(mailed(limited)).isZero();
        clock.move(Duration.ofHours(25));
        assertThat(mailed(limited)).isEqualTo(1);
    }

    @Test
    void aYesThatStoodBeforeGoesOnStandingUntilItIsTakenBack() {
        var customer = asked();
        jdbc.sql("""
            insert into customer_consent (customer_id, purpose, channel, granted, changed_at, given_at, source)
            values (:customer, 'newsletter', 'email', true, now(), now(), 'web-form')
            """).param("customer", customer.value()).update();

        assertThat(consents.standing(customer, Purpose.NEWSLETTER, "email")).isEqualTo(ContactStanding.CONSENTED);
        consents.change(customer, "email", false);
        assertThat(consents.standing(customer, Purpose.NEWSLETTER, "email")).isEqualTo(ContactStanding.SAID_NO);
        assertThat(rows.open(customer, Purpose.NEWSLETTER)).isEmpty();
    }
}
