package dev.rapport.service.ui;

import com.vaadin.flow.component.select.Select;
import dev.rapport.platform.Channel;
import java.util.stream.Stream;

/** How somebody told a customer. */
final class ToldHow extends Select<Channel> {

    ToldHow() {
        setLabel(getTranslation("ticket.write.how-told"));
        setItems(Stream.of(Channel.values()).filter(Channel::isSpoken).toList());
        setItemLabelGenerator(item -> getTranslation("word.channel." + item.word()));
        setValue(Channel.PHONE);
    }
}
