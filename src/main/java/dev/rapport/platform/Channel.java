package dev.rapport.platform;

import java.util.List;
import java.util.stream.Stream;

/** How words travel between a customer and us: the one vocabulary of the product. */
public enum Channel implements Word {
    PHONE,
    IN_PERSON,
    EMAIL,
    SMS,
    WEB,
    CHAT,
    WECOM,
    WECHAT,
    WEIBO,
    DOUYIN,

    /** Another system. */
    API,

    /** A file of another system. */
    IMPORT;

    /** Those that a person can say a customer used, in the order in which people choose. */
    public static List<Channel> ofPeople() {
        return Stream.of(values())
                .filter(channel -> channel != API && channel != IMPORT)
                .toList();
    }

    /** Those on which a customer is spoken to. */
    public boolean isSpoken() {
        return this == PHONE || this == IN_PERSON;
    }
}
