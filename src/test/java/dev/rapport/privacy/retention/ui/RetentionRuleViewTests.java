package dev.rapport.privacy.retention.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import dev.rapport.access.Role;
import dev.rapport.privacy.retention.RetentionRule;
import dev.rapport.privacy.retention.RetentionRules;
import dev.rapport.privacy.retention.RetentionWish;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class RetentionRuleViewTests extends SpringBrowserlessTest {

    @Autowired
    RetentionRules rules;

    @Autowired
    Colleagues colleagues;

    @Test
    void aRuleIsTriedOutOnItsPageBeforeItCanBeSwitchedOn() {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.ADMIN));
        var name = "Rule " + UUID.randomUUID();
        var rule = rules.make(new RetentionWish(name, 36, null, name));
        var page = open(rule);
        assertThat(page.getElement().getTextRecursively())
                .contains("not needed for 36 months", "Try the rule out first");
        assertThat(buttons(page)).contains("Dry run").doesNotContain("Switch on");

        $(Button.class, page).all().stream()
                .filter(button -> button.getText().equals("Dry run"))
                .findFirst()
                .orElseThrow()
                .click();
        await().atMost(Duration.ofSeconds(60)).until(() -> rules.get(rule.id()).isTried());

        page = open(rule);
        assertThat(buttons(page)).contains("Switch on");
        assertThat(page.getElement().getTextRecursively()).contains("Dry run of version 1", "0 found of ");
        assertThat(navigate(RetentionRulesView.class).getElement().getTextRecursively())
                .contains("Retention rules");
    }

    private RetentionRuleView open(RetentionRule rule) {
        return navigate(RetentionRuleView.class, Map.of("rule", rule.id().toString()));
    }

    private List<String> buttons(RetentionRuleView page) {
        return $(Button.class, page).all().stream().map(Button::getText).toList();
    }
}
