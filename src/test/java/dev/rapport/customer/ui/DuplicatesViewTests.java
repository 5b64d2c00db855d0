package dev.rapport.customer.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.duplicates.Duplicates;
import dev.rapport.customer.duplicates.Pair;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class DuplicatesViewTests extends SpringBrowserlessTest {

    @Autowired
    Duplicates duplicates;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    private Pair pair;

    @BeforeEach
    void aPair() {
        var manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        colleagues.logIn(manager);
        var name = "Balthasar " + UUID.randomUUID().toString().replaceAll("[\\d-]", "") + "stein";
        var phone = "+4917" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999) + "2";
        for (var letters : List.of("", "s"))
            customers.add(new NewCustomer(
                    NewCustomer.Kind.PERSON, name + letters, null, null, null, List.of(phone), Map.of()));
        await().atMost(Duration.ofSeconds(60)).until(() -> find(manager, name).isPresent());
        pair = find(manager, name).orElseThrow();
    }

    private Optional<Pair> find(Person manager, String name) {
        return colleagues.as(manager, () -> duplicates.list(false, null, 200, null)).items().stream()
                .filter(found -> found.one().name().equals(name))
                .findFirst();
    }

    @Test
    void theTwoStandSideBySideWithWhatSpeaksForIt() {
        logInAgain(Role.SALES);
        var view = open();

        assertThat(view.getElement().getTextRecursively())
                .contains("Are these one?", "Phone: the same", "Family name: nearly the same", "Any two customers");
        assertThat($(Anchor.class, view).all())
                .extracting(Anchor::getHref)
                .contains(
                        "customers/" + pair.one().id(),
                        "customers/" + pair.other().id());
    }

    @Test
    void whoIsSaidToBeDifferentLeavesTheList() {
        logInAgain(Role.SERVICE);

        button(open(), "These are different").click();

        assertThat(duplicates.get(pair.id()).isDifferent()).isTrue();
        button(open(), "They may be one after all").click();
        assertThat(duplicates.get(pair.id()).isDifferent()).isFalse();
    }

    @Test
    void whoMayMakeThemOneIsLedToTheirComparison() {
        logInAgain(Role.MANAGER);
        assertThat(comparison(open()))
                .containsExactly(MergeView.address(pair.one().id(), pair.other().id()));

        logInAgain(Role.SERVICE);
        assertThat(comparison(open())).isEmpty();
    }

    private List<String> comparison(DuplicatesView view) {
        return $(Anchor.class, view).all().stream()
                .map(Anchor::getHref)
                .filter(address -> address.contains("/merge/"))
                .toList();
    }

    @Test
    void whoOnlyLooksHasNothingToPress() {
        logInAgain(Role.AUDITOR);

        assertThat($(Button.class, open()).all())
                .extracting(Button::getText)
                .doesNotContain("These are different", "Compare all customers");
    }

    private void logInAgain(Role role) {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), role));
    }

    private DuplicatesView open() {
        UI.getCurrent()
                .navigate(
                        DuplicatesView.class,
                        QueryParameters.of("pair", pair.id().toString()));
        return (DuplicatesView) getCurrentView();
    }

    private Button button(DuplicatesView view, String text) {
        return $(Button.class, view)
                .withCondition(button -> button.getText().equals(text))
                .single();
    }
}
