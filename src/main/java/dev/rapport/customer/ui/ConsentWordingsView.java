package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.ConsentWordings.Wording;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What customers are asked when they are asked for consent, in all its versions. */
@Route("consent-wordings")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class ConsentWordingsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ConsentWordings wordings;
    private final transient CustomerDesk desk;

    ConsentWordingsView(ConsentWordings wordings, CustomerDesk desk) {
        this.wordings = wordings;
        this.desk = desk;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("consent.wordings");
    }

    private void show() {
        removeAll();
        var head = new PageHead(getPageTitle());
        add(head, new Paragraph(getTranslation("consent.wordings-hint")));
        var all = wordings.all();
        for (var purpose : Purpose.values()) {
            var versions = all.stream().filter(one -> one.purpose() == purpose).toList();
            add(new Panel(getTranslation("word.purpose." + purpose.word()), versions(purpose, versions)));
        }
    }

    private Div versions(Purpose purpose, List<Wording> versions) {
        var list = new UnorderedList();
        list.addClassName("plain-list");
        versions.forEach(one -> list.add(line(one, one.equals(versions.getFirst()))));
        var content = new Div(list);
        content.addClassName("stack");
        if (desk.mayChangeTerms())
            content.add(new Button(
                    getTranslation("consent.ask-otherwise"),
                    click -> new WordingDialog(wordings, purpose, versions, this::show).open()));
        return content;
    }

    private ListItem line(Wording one, boolean isNow) {
        var version = getTranslation("consent.wording-version", one.version());
        var since = new Span(Times.day(one.at()));
        since.addClassName("secondary");
        var head = new Div(isNow ? Chips.good(version) : Chips.plain(version), since);
        head.addClassName("row");
        return new ListItem(head, new Paragraph(one.english()), new Paragraph(one.chinese()));
    }
}
