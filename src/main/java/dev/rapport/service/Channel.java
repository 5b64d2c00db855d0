package dev.rapport.service;

/** How a message travelled. */
public enum Channel implements Word {
    PHONE,
    EMAIL,
    WEB,
    CHAT,
    WECHAT,
    WEIBO,
    DOUYIN,
    API,
    IMPORT
}
