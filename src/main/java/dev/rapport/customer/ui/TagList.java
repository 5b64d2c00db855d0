package dev.rapport.customer.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Tags;
import dev.rapport.customer.Tags.Tag;
import dev.rapport.customer.judgement.Judgement;
import dev.rapport.customer.judgement.Judgement.SetByHand;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import java.util.Objects;

/** The customer's tags, with adding and removing. */
class TagList extends Div {

    private final transient CustomerDesk desk;
    private final transient Judgements judgements;
    private final transient CustomerId customer;
    private final boolean mayWork;

    TagList(CustomerDesk desk, Judgements judgements, CustomerId customer, boolean mayWork) {
        this.judgements = judgements;
        this.mayWork = mayWork;
        this.desk = desk;
        this.customer = customer;
        addClassName("row");
        show();
    }

    private void show() {
        removeAll();
        var judgement = judgements.of(customer);
        desk.profile(customer).tags().forEach(tag -> add(chip(tag, judgement)));
        if (mayWork) add(field());
        else if (getComponentCount() == 0) add(new Span("–"));
        judgement.refused().forEach(refused -> add(refused(refused)));
    }

    /** A tag that somebody removed and no rule puts on again. */
    private Div refused(SetByHand refused) {
        var line = new Div(new Span(getTranslation(
                "judgement.tag-refused", refused.says(), Objects.requireNonNullElse(refused.byName(), "–"))));
        line.addClassNames("row", "secondary");
        if (!mayWork) return line;
        var leave = new Button(getTranslation("judgement.tag-leave"), click -> {
            if (Notices.attempt(() -> judgements.leaveTag(customer, refused.says()))) show();
        });
        leave.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        leave.setAriaLabel(getTranslation("judgement.tag-leave-label", refused.says()));
        line.add(leave);
        return line;
    }

    private Span chip(Tag tag, Judgement judgement) {
        var chip = Chips.plain(tag.word());
        chip.addClassName("as-typed");
        var expiresAt = tag.expiresAt();
        var source = source(tag, judgement);
        chip.setTitle(
                expiresAt == null
                        ? getTranslation("customer.tag-source", source)
                        : getTranslation("customer.tag-source-until", source, Times.exact(expiresAt)));
        if (tag.source().equals(Tags.BY_RULE)) {
            var sign = new Span(getTranslation("judgement.tag-by-rule"));
            sign.addClassName("secondary");
            chip.add(new Text(" "), sign);
        }
        if (!mayWork) return chip;
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> {
            if (Notices.attempt(() -> desk.untag(customer, tag.word()))) show();
        });
        remove.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("customer.remove-tag", tag.word()));
        chip.add(remove);
        return chip;
    }

    private TextField field() {
        var word = new TextField();
        word.setPlaceholder(getTranslation("customer.add-tag"));
        word.setAriaLabel(getTranslation("customer.add-tag"));
        word.setMaxLength(60);
        var refusals = new FieldRefusals().required(word).at(word, "customer.bad-tag");
        word.setRequiredIndicatorVisible(false);
        word.addKeyPressListener(Key.ENTER, enter -> {
            if (refusals.attempt(() -> desk.tag(customer, word.getValue()))) show();
        });
        return word;
    }

    /** By rule, with its reason. */
    private static String source(Tag tag, Judgement judgement) {
        var source = Words.known("word.source." + tag.source(), tag.source());
        if (!tag.source().equals(Tags.BY_RULE)) return source;
        return judgement.tags().stream()
                .filter(said -> said.word().equalsIgnoreCase(tag.word()))
                .findFirst()
                .map(said -> source + " · " + said.because())
                .orElse(source);
    }
}
