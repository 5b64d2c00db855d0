package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rapport.insight.breaches.Breach;
import dev.rapport.insight.breaches.BreachDimension;
import dev.rapport.insight.breaches.BreachExports;
import dev.rapport.insight.breaches.BreachFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/** What can be taken out of the breaches' screen; names of staff go along only where a person chooses so. */
final class Downloads {

    /** Writes what is taken out. */
    private interface Export extends Serializable {
        void write(boolean named, OutputStream out) throws IOException;
    }

    private static final String PDF = "application/pdf";
    private static final String CSV = "text/csv; charset=utf-8";

    private final BreachExports exports;

    Downloads(BreachExports exports) {
        this.exports = exports;
    }

    /** A PDF of one breach. */
    Component of(Breach breach) {
        var name = "breach-" + (breach.number() == null ? breach.id() : breach.number()) + ".pdf";
        var links = new Div();
        links.addClassName("row");
        links.add(
                link(
                        links.getTranslation("sla.export.one"),
                        name,
                        PDF,
                        false,
                        (named, out) -> exports.pdf(breach.id(), named, out)),
                link(
                        links.getTranslation("sla.export.one-named"),
                        name,
                        PDF,
                        true,
                        (named, out) -> exports.pdf(breach.id(), named, out)));
        return links;
    }

    /** A menu with the list as it is filtered; a PDF only while it is not too long. */
    Component of(BreachFilter filter, long breaches) {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.AURA_TERTIARY);
        var items = menu.addItem(menu.getTranslation("sla.export")).getSubMenu();
        var whole = new Div(menu);
        add(items, whole, "sla.export.csv", "breaches.csv", CSV, (named, out) -> exports.csv(filter, named, out));
        if (filter.value(BreachDimension.CUSTOMER).isEmpty()
                || filter.value(BreachDimension.CUSTOMER).equals(BreachFilter.NONE)) {
            items.addItem(menu.getTranslation("sla.export.pdf-one-customer")).setEnabled(false);
            return whole;
        }
        if (breaches > BreachExports.MOST_IN_PDF) {
            items.addItem(menu.getTranslation("sla.export.pdf-too-long", BreachExports.MOST_IN_PDF))
                    .setEnabled(false);
            return whole;
        }
        add(items, whole, "sla.export.pdf", "breaches.pdf", PDF, (named, out) -> exports.pdf(filter, named, out));
        return whole;
    }

    /**
     * Without and with names. The whole item downloads, by mouse and by keyboard; a link within an item would do so only
     * under the mouse.
     */
    private static void add(SubMenu items, Div whole, String key, String file, String type, Export export) {
        for (var named : new boolean[] {false, true}) {
            var link = link(whole.getTranslation(key + (named ? "-named" : "")), file, type, named, export);
            link.getElement().setAttribute("hidden", true);
            whole.add(link);
            items.addItem(link.getText(), click -> link.getElement().callJsFunction("click"));
        }
    }

    private static Anchor link(String text, String file, String type, boolean named, Export export) {
        DownloadHandler handler = download -> {
            download.setFileName(file);
            download.setContentType(type);
            try (var out = download.getOutputStream()) {
                export.write(named, out);
            }
        };
        var link = new Anchor(handler, text);
        link.getElement().setAttribute("download", true);
        return link;
    }
}
