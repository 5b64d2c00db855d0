package dev.rapport.customer.judgement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Words;
import java.util.Arrays;

/** Stage and tier of a customer among the facts of its page. */
@org.springframework.stereotype.Component
public class Standings {

    private final Judgements judgements;
    private final CustomerDesk desk;

    Standings(Judgements judgements, CustomerDesk desk) {
        this.judgements = judgements;
        this.desk = desk;
    }

    /** @param changed shows the page anew */
    public void tell(CustomerId customer, Facts facts, Runnable changed) {
        facts.with(text("customer.lifecycle"), stage(customer, changed))
                .with(text("customer.tier"), tier(customer, changed));
    }

    private Component stage(CustomerId customer, Runnable changed) {
        var label = text("customer.lifecycle");
        var now = judgements.of(customer).stage();
        return new StandingLine(
                now,
                Standings::stage,
                label,
                judgements.maySetStage(),
                () -> new SetDialog(
                                label,
                                now,
                                Arrays.stream(Lifecycle.values())
                                        .map(Enum::name)
                                        .toList(),
                                Standings::stage,
                                (wish, read) -> {
                                    judgements.setStage(customer, wish, read);
                                    changed.run();
                                },
                                () -> judgements.of(customer).stage().revision())
                        .open(),
                () -> {
                    judgements.leaveStage(customer);
                    changed.run();
                });
    }

    private Component tier(CustomerId customer, Runnable changed) {
        var label = text("customer.tier");
        var now = judgements.of(customer).tier();
        return new StandingLine(
                now,
                Standings::tier,
                label,
                judgements.maySetTier(),
                () -> new SetDialog(
                                label,
                                now,
                                desk.tiers(),
                                Standings::tier,
                                (wish, read) -> {
                                    judgements.setTier(customer, wish, read);
                                    changed.run();
                                },
                                () -> judgements.of(customer).tier().revision())
                        .open(),
                () -> {
                    judgements.leaveTier(customer);
                    changed.run();
                });
    }

    private static String stage(String word) {
        return text("word.Lifecycle." + word);
    }

    private static String tier(String word) {
        return Words.known("word.tier." + word, word);
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
