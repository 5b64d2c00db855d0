package dev.rapport.customer.relations.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.relations.Bond;
import dev.rapport.customer.relations.Relations;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** The drawing of relations, from which one walks on. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class RelationsViewTests extends SpringBrowserlessTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    Relations relations;

    private CustomerId wei;
    private CustomerId fang;

    @BeforeEach
    void whoInvitedWhom() {
        wei = customer("Wei");
        fang = customer("Fang");
        relations.add(wei, Bond.INVITED, fang, null, null);
    }

    @Test
    void whoIsChosenComesIntoTheMiddle() {
        colleagues.logIn(colleagues.join(null, Role.SALES));
        navigate("customers/" + wei + "/relations", RelationsView.class);
        assertThat(node("Fang").getHref()).isEqualTo("customers/" + fang + "/relations");
        assertThat(words()).containsExactly("invited");

        navigate(node("Fang").getHref(), RelationsView.class);

        assertThat(node("Fang").getElement().getAttribute("aria-current")).isEqualTo("true");
        assertThat(words()).containsExactly("was invited by");
    }

    @Test
    void whatIsEndedGoesFromTheDrawing() {
        colleagues.logIn(colleagues.join(null, Role.SALES));
        navigate("customers/" + wei + "/relations", RelationsView.class);

        button("End: invited Fang " + mark).click();

        assertThat(words()).isEmpty();
        assertThat(relations.of(wei, false, 10, null).items()).isEmpty();
    }

    @Test
    void whoOnlyLooksIsOfferedNoChange() {
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));
        navigate("customers/" + wei + "/relations", RelationsView.class);

        assertThat(words()).containsExactly("invited");
        assertThat($(Button.class).all()).extracting(Button::getText).doesNotContain("End", "Add a relation");
    }

    private List<String> words() {
        return $(Span.class).withCondition(span -> span.getClassNames().contains("relation-words")).all().stream()
                .map(Span::getText)
                .toList();
    }

    private Anchor node(String name) {
        return $(Anchor.class)
                .withCondition(link -> link.getClassNames().contains("relation-node")
                        && link.getText().equals(name + " " + mark))
                .single();
    }

    private Button button(String label) {
        return $(Button.class)
                .withCondition(button -> label.equals(button.getAriaLabel().orElse("")))
                .single();
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }
}
