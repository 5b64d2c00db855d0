package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.cases.Cases;
import dev.rapport.insight.breaches.Breaches;
import dev.rapport.insight.trends.Trends;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.sales.Products;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** What services told, or would have told, to those who may not ask them. */
@DatabaseTest
class ServicesAskTests {

    @Autowired
    Cases cases;

    @Autowired
    Breaches breaches;

    @Autowired
    Trends trends;

    @Autowired
    Products products;

    @Autowired
    Colleagues colleagues;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theStoryOfACustomerIsForThoseWhoServeCustomers() {
        colleagues.logIn(colleagues.join(null, Role.DESIGNER));
        var customer = new CustomerId(UUID.randomUUID());
        refuses(() -> cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 10, null));
        colleagues.logIn(colleagues.join(null, Role.SERVICE));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 10, null))
                .satisfies(unknown -> assertThat(unknown.key()).isEqualTo("error.no-such-id"));
    }

    @Test
    void theListOfBreachesNamesCustomersToThoseWhoReadIt() {
        colleagues.logIn(colleagues.join(null, Role.DESIGNER));
        refuses(() -> breaches.customer(UUID.randomUUID().toString()));
    }

    @Test
    void whoMayNotAddAProductDoesNotLearnWhichThereAre() {
        var name = "Known " + UUID.randomUUID();
        products.add(name, null, Money.of(BigDecimal.ONE, "CNY"));
        colleagues.logIn(colleagues.join(null, Role.SALES));
        refuses(() -> products.add(name, null, Money.of(BigDecimal.ONE, "CNY")));
    }

    @Test
    void figuresAreForManagersAndAuditors() {
        colleagues.logIn(colleagues.join(null, Role.SERVICE));
        refuses(trends::today);
        refuses(() -> trends.processName("ticket", Locale.ENGLISH));
    }

    private static void refuses(Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("access.role-missing"));
    }
}
