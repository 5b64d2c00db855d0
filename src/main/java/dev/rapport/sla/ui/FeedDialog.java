package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.Notices;
import dev.rapport.sla.calendars.CalendarFeed;
import dev.rapport.sla.calendars.CalendarSheet;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes the all-day events of an iCalendar file or address into a calendar's draft, after showing which would be new. */
final class FeedDialog extends DaysDialog {

    private static final int LARGEST = 1_000_000;

    private final TextField address = new TextField();
    private final transient FieldRefusals refusals = new FieldRefusals()
            .at(address, "sla.bad-feed-address", "sla.feed-not-public", "sla.feed-not-fetched", "sla.feed-refused");

    FeedDialog(CalendarEditor.Services services, CalendarSheet sheet, Consumer<CalendarSheet> changed) {
        super("sla.feed-import", sheet, changed);
        var upload = new Upload(UploadHandler.inMemory(
                (metadata, file) -> look(() -> services.desk().readFeed(file))));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setI18n(texts());
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        upload.addFileRejectedListener(
                rejected -> Notices.refused(Refused.invalid("sla.feed-too-long", LARGEST / 1000)));
        address.setLabel(getTranslation("sla.feed-address"));
        address.setPlaceholder("https://");
        address.setMaxLength(2_000);
        var fetch = new Button(
                getTranslation("sla.feed-fetch"),
                click -> look(() -> services.desk().fetchFeed(address.getValue())));
        var fromAddress = new Div(address, fetch);
        fromAddress.addClassName("row");
        fromAddress.getStyle().set("align-items", "end");
        address.getStyle().set("flex", "1 1 16rem");
        ask(new Paragraph(getTranslation("sla.feed-text")), upload, fromAddress);
    }

    private void look(Supplier<CalendarFeed> read) {
        offerNothing();
        refusals.attempt(() -> {
            var feed = read.get();
            offer(
                    feed.all(),
                    changes -> getTranslation(
                            "sla.feed-found",
                            feed.days().size(),
                            feed.workdays().size(),
                            changes,
                            feed.leftOut()));
            feed.left()
                    .forEach(left -> note(getTranslation(
                            "sla.feed-left." + left.reason().name().toLowerCase(Locale.ROOT),
                            left.count(),
                            String.join(", ", left.names()))));
        });
    }

    private UploadI18N texts() {
        var texts = new UploadI18N();
        texts.setAddFiles(new UploadI18N.AddFiles()
                .setOne(getTranslation("sla.feed-choose"))
                .setMany(getTranslation("sla.feed-choose")));
        texts.setDropFiles(new UploadI18N.DropFiles()
                .setOne(getTranslation("sla.feed-drop"))
                .setMany(getTranslation("sla.feed-drop")));
        return texts;
    }
}
