"""What the site says of itself: privacy and accessibility."""

from dash import html

from dashboard.language import Language
from layouts import parts
from layouts.page import Page
from layouts.reading import Chapter, article, bullets, prose
from layouts.view import View


def privacy(view: View) -> Page:
    """The privacy statement."""
    language = view.language
    heading = language.text("隐私说明")
    lede = language.text("看本栏目不用登录，不用填个人信息，也不会在别的网站留下痕迹。")
    description = language.text(
        "本栏目不用cookie，不接第三方，只在您的设备上记住长者模式和深浅色，服务器只留访问日志。"
    )
    chapters = [
        Chapter("not-done", language.text("不做的事"), [_not_done(language)]),
        Chapter("device", language.text("记在您设备上的"), [_device(language)]),
        Chapter("logs", language.text("服务器上的日志"), [_logs(language)]),
        Chapter("data", language.text("公布的数据"), [_published(language)]),
        Chapter("contact", language.text("有问题找谁"), [contact(view)]),
    ]
    return Page(heading, description, article(view, heading, chapters, lede=lede))


def _not_done(language: Language) -> html.Div:
    return bullets(
        language.text("公开页面不设cookie。"),
        language.text("不接第三方：没有外部脚本、字体、图片、统计代码和广告，页面的全部内容都来自本站服务器。"),
        language.text("不取位置、通讯录、相机、话筒，不建用户画像。"),
        language.text("没有留言和注册，不收姓名、电话、证件号。"),
    )


def _device(language: Language) -> html.Div:
    return prose(
        language.text(
            "您用过长者模式、字号或深浅色开关以后，选择会存在这台设备的浏览器里，下次打开照旧。只存这两项，不发给服务器。"
        ),
        language.text("清除浏览器的网站数据，就会一起清除。"),
    )


def _logs(language: Language) -> html.Div:
    return prose(
        language.text(
            "每次访问，服务器记下时间、来自哪个网络、看的哪一页、结果和用时。"
            "IP地址只留网络的部分，不记完整的；有关部门依法要求留存完整IP地址的，由主办单位公告。"
        ),
        language.text(
            "访问日志不记浏览器类型，也不记网址问号后面筛选和搜索的字。只有出了故障、没能回答的请求，"
            "为了查明原因，会连同IP地址和完整的网址记进故障日志，所以请不要在搜索框里填个人信息。"
        ),
        language.text("日志只用来保障安全、排除故障，按网络安全的规定保存，不用来识别或者跟踪个人。"),
    )


def _published(language: Language) -> html.Div:
    return prose(language.text("公布的都是汇总的数，不含个人信息，也不能从中认出具体的人。"))


def contact(view: View) -> html.Div:
    """Whom to turn to: what the settings know, and 待填写 for what they do not."""
    language, settings = view.language, view.settings
    phone = settings.phone or language.text("待填写")
    lines: list[parts.Node | parts.Nodes] = [
        language.text(
            "主办单位：{organiser}。电话：{phone}。", organiser=language.of(settings, "organiser"), phone=phone
        )
    ]
    if settings.ask_url:
        ask = html.A(language.text("向政府提问"), href=settings.ask_url)
        lines.append([language.text("也可以网上提问："), ask, language.text("。")])
    return prose(*lines)


def accessibility(view: View) -> Page:
    """The accessibility statement."""
    language = view.language
    heading = language.text("无障碍说明")
    lede = language.text("每个人都应当能看到进展：用手机的、用键盘的、听读屏的、看大字的、网速慢的。")
    description = language.text(
        "本栏目按WCAG 2.2 AA和GB/T 37668设计，有长者模式，不用脚本也能看全，写明还做不到的地方。"
    )
    chapters = [
        Chapter("elder", language.text("长者模式"), [_elder(language)]),
        Chapter("reading", language.text("看和听"), [_reading(language)]),
        Chapter("using", language.text("操作"), [_using(language)]),
        Chapter("checked", language.text("怎样检查"), [_checked(language)]),
        Chapter("limits", language.text("还做不到的"), [_limits(language)]),
        Chapter("contact", language.text("遇到障碍找谁"), [contact(view)]),
    ]
    return Page(heading, description, article(view, heading, chapters, lede=lede))


def _elder(language: Language) -> html.Div:
    return prose(
        language.text(
            "页首的“长者模式”把正文放大、排成一列，按钮加大，去掉筛选和小图。里面还有“特大字”，浏览器支持的，可以“朗读”。"
        ),
        language.text("选择记在这台设备上，下次打开照旧；按“退出”恢复。"),
    )


def _reading(language: Language) -> html.Div:
    return bullets(
        language.text("状态用文字、形状和颜色一起表示，黑白打印也分得清。"),
        language.text("图都有文字说明，数都有表格，读屏软件可以逐格读。"),
        language.text("文字和底色的对比度不低于4.5比1。可以用深色，也随系统设置。"),
        language.text("放大到200%、窄到320像素，不用左右拖动就能读；宽表格在自己的框里滚动。"),
    )


def _using(language: Language) -> html.Div:
    return bullets(
        language.text("全部内容和链接可以只用键盘操作，看得见焦点，有跳到主要内容的链接。"),
        language.text("不开脚本也能看到全部文字、数、表和图，筛选照样可用。"),
        language.text("没有弹窗、飘窗、自动播放、验证码和限时操作。系统设了减少动态效果的，照办。"),
        language.text("主要的按钮和单独成行的链接不小于44像素，长者模式下主要按钮不小于60像素。"),
    )


def _checked(language: Language) -> html.Div:
    return prose(
        language.text(
            "按《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668）和WCAG 2.2的AA级设计。"
            "每次修改，都在真实的浏览器里用自动检查工具查一遍，手机和电脑两种宽度、开脚本和不开脚本都查。"
        )
    )


def _limits(language: Language) -> html.Div:
    return bullets(
        language.text("自动检查查不出全部问题。还没有请视障和老年用户逐页试用，也没有做第三方评测。"),
        language.text("还没有在各种读屏软件和手机上逐一试过。"),
        language.text("“朗读”要浏览器支持，有些手机上的应用里没有，没有的时候按钮不起作用或者不显示。"),
        language.text("方案正文在别的网页上，它的无障碍由发布的网站负责。"),
    )
