<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>words</name>
    <message>
        <source>Read this to {customer}. It works once, for 10 minutes.</source>
        <comment>a.code</comment>
        <translation>请念给 {customer}。仅一次有效，10 分钟内使用。</translation>
    </message>
    <message>
        <source>Waiting for {customer}</source>
        <comment>a.wait</comment>
        <translation>等待 {customer}</translation>
    </message>
    <message>
        <source>{customer} is reading the request</source>
        <comment>a.reading</comment>
        <translation>{customer} 正在阅读请求</translation>
    </message>
    <message numerus="yes">
        <source>Wrong code typed, %n tries left</source>
        <comment>a.try</comment>
        <translation>
            <numerusform>有人输错，还剩 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{customer} said no: {permission}</source>
        <comment>a.denied</comment>
        <translation>{customer} 拒绝了{permission}</translation>
    </message>
    <message>
        <source>{customer} took back: {permission}</source>
        <comment>a.revoked</comment>
        <translation>{customer} 收回了{permission}</translation>
    </message>
    <message>
        <source>{customer} is using the mouse. You are back in a moment.</source>
        <comment>a.held.local</comment>
        <translation>{customer} 正在操作，您稍后恢复。</translation>
    </message>
    <message>
        <source>AssistDesk on {customer}&apos;s computer takes no clicks from you.</source>
        <comment>a.held.own</comment>
        <translation>{customer} 电脑上的 AssistDesk 不接受您的点击。</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>a.paused</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Line cut. You see the picture of {time}.</source>
        <comment>a.lost</comment>
        <translation>连接已断开。您看到的是 {time} 的画面。</translation>
    </message>
    <message>
        <source>The line is back. Waiting for {customer}.</source>
        <comment>a.back</comment>
        <translation>连接已恢复，正在等待 {customer}。</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer is locked. Waiting for {customer}.</source>
        <comment>a.locked</comment>
        <translation>{customer} 的电脑已锁定，正在等待 {customer}。</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer was asleep. Waiting for {customer}.</source>
        <comment>a.asleep</comment>
        <translation>{customer} 的电脑刚才处于睡眠，正在等待 {customer}。</translation>
    </message>
    <message>
        <source>The screen cannot be shown just now. You see the last picture.</source>
        <comment>a.no_capture</comment>
        <translation>暂时无法显示屏幕，您看到的是最后的画面。</translation>
    </message>
    <message>
        <source>{customer}&apos;s AssistDesk bar is covered. The picture waits.</source>
        <comment>a.bar_covered</comment>
        <translation>{customer} 的 AssistDesk 栏被遮住，画面暂停更新。</translation>
    </message>
    <message>
        <source>Offline. What you write is kept and sent later.</source>
        <comment>a.offline</comment>
        <translation>已离线。您写的内容会保存，稍后发送。</translation>
    </message>
    <message numerus="yes">
        <source>Back. Catching up %n changes.</source>
        <comment>a.catchup</comment>
        <translation>
            <numerusform>已恢复，正在同步 %n 项更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} replied meanwhile. Send yours anyway?</source>
        <comment>a.collision</comment>
        <translation>{name} 刚刚回复过，仍要发送吗？</translation>
    </message>
    <message>
        <source>Internal note: {customer} never sees it</source>
        <comment>a.note</comment>
        <translation>内部备注，{customer} 看不到</translation>
    </message>
    <message numerus="yes">
        <source>Sends in %n s.</source>
        <comment>a.undo</comment>
        <translation>
            <numerusform>%n 秒后发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session over, %n minutes. The note is written: please check it.</source>
        <comment>a.wrap</comment>
        <translation>
            <numerusform>协助结束，%n 分钟。备注已写好，请检查。</numerusform>
        </translation>
    </message>
    <message>
        <source>E-mail, password or digits are not right.</source>
        <comment>a.signin</comment>
        <translation>邮箱、密码或验证码不正确。</translation>
    </message>
    <message>
        <source>Something failed on our side. Your work is saved.</source>
        <comment>a.bug</comment>
        <translation>程序出错了，您的工作已保存。</translation>
    </message>
    <message>
        <source>New</source>
        <comment>status.new</comment>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>status.open</comment>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>status.pending</comment>
        <translation>等待客户</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>status.hold</comment>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>status.solved</comment>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>status.closed</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>status.deleted</comment>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>again</comment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy details</source>
        <comment>copy.details</comment>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>cancel</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>close</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Leave without keeping?</source>
        <comment>sheet.leave</comment>
        <translation>不保存就离开吗？</translation>
    </message>
    <message>
        <source>What you wrote or chose here is not kept yet.</source>
        <comment>sheet.leave.sure</comment>
        <translation>您在此填写或选择的内容尚未保存。</translation>
    </message>
    <message>
        <source>Leave</source>
        <comment>sheet.leave.yes</comment>
        <translation>离开</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <comment>sheet.leave.no</comment>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>ok</comment>
        <translation>好</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>back</comment>
        <translation>返回</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>undo</comment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Try now</source>
        <comment>try_now</comment>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Loading</source>
        <comment>loading</comment>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>This takes longer than usual. We keep trying.</source>
        <comment>loading.slow</comment>
        <translation>比平时慢，我们会继续尝试。</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language.code</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>As of {time}.</source>
        <comment>as_of</comment>
        <translation>数据截至 {time}。</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date.day</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <comment>date.time</comment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>ddd d</source>
        <comment>date.weekday</comment>
        <translation>ddd d日</translation>
    </message>
    <message>
        <source>now</source>
        <comment>age.now</comment>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n m</source>
        <comment>age.minutes</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>age.hours</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <comment>day.today</comment>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>day.yesterday</comment>
        <translation>昨天</translation>
    </message>
    <message>
        <source>No priority</source>
        <comment>priority.none</comment>
        <translation>无优先级</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>priority.low</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>priority.normal</comment>
        <translation>普通</translation>
    </message>
    <message>
        <source>High</source>
        <comment>priority.high</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Urgent</source>
        <comment>priority.urgent</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Online</source>
        <comment>availability.online</comment>
        <translation>在线</translation>
    </message>
    <message>
        <source>Away</source>
        <comment>availability.away</comment>
        <translation>离开</translation>
    </message>
    <message>
        <source>Invisible</source>
        <comment>availability.invisible</comment>
        <translation>隐身</translation>
    </message>
    <message>
        <source>{name} is looking at this</source>
        <comment>presence.viewing</comment>
        <translation>{name} 正在查看</translation>
    </message>
    <message>
        <source>{name} is writing a reply</source>
        <comment>presence.reply</comment>
        <translation>{name} 正在写回复</translation>
    </message>
    <message>
        <source>{name} is writing a note</source>
        <comment>presence.note</comment>
        <translation>{name} 正在写备注</translation>
    </message>
    <message>
        <source>{name} is away</source>
        <comment>presence.away</comment>
        <translation>{name} 已离开</translation>
    </message>
    <message>
        <source>Main menu</source>
        <comment>rail.name</comment>
        <translation>主菜单</translation>
    </message>
    <message>
        <source>Inbox</source>
        <comment>rail.inbox</comment>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>rail.settings</comment>
        <translation>设置</translation>
    </message>
    <message>
        <source>{name}, {state}</source>
        <comment>rail.me</comment>
        <translation>{name}，{state}</translation>
    </message>
    <message>
        <source>Availability and account</source>
        <comment>rail.me.menu</comment>
        <translation>状态与账户</translation>
    </message>
    <message>
        <source>To do</source>
        <comment>view.to_do</comment>
        <translation>待办</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>view.mine</comment>
        <translation>我的</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <comment>view.unassigned</comment>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>view.waiting</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>All</source>
        <comment>view.all</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>view.solved</comment>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Target missed</source>
        <comment>view.breached</comment>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Waiting over 30 days</source>
        <comment>view.pending_long</comment>
        <translation>等待超过 30 天</translation>
    </message>
    <message>
        <source>Missed chats</source>
        <comment>view.missed_chats</comment>
        <translation>错过的聊天</translation>
    </message>
    <message>
        <source>Call backs</source>
        <comment>view.call_backs</comment>
        <translation>待回电</translation>
    </message>
    <message>
        <source>For review</source>
        <comment>view.for_review</comment>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <comment>view.unsolved</comment>
        <translation>未解决</translation>
    </message>
    <message>
        <source>New</source>
        <comment>view.new</comment>
        <translation>新建</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>view.hold</comment>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>view.deleted</comment>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Tickets</source>
        <comment>list.pane</comment>
        <translation>工单</translation>
    </message>
    <message>
        <source>Ticket list</source>
        <comment>list.name</comment>
        <translation>工单列表</translation>
    </message>
    <message>
        <source>Search number, subject, person</source>
        <comment>list.search</comment>
        <translation>搜索编号、主题、姓名</translation>
    </message>
    <message>
        <source>Clear search</source>
        <comment>list.search.clear</comment>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <comment>list.nothing_found</comment>
        <translation>没有找到“{text}”。</translation>
    </message>
    <message>
        <source>Nothing found for “{text}” among the newest. Older ones were not looked at yet.</source>
        <comment>list.nothing_yet</comment>
        <translation>在最新的内容中没有找到“{text}”，更早的尚未查找。</translation>
    </message>
    <message>
        <source>Look further back</source>
        <comment>list.look_on</comment>
        <translation>继续往前查找</translation>
    </message>
    <message>
        <source>All views</source>
        <comment>list.views</comment>
        <translation>所有视图</translation>
    </message>
    <message numerus="yes">
        <source>%n tickets</source>
        <comment>list.count</comment>
        <translation>
            <numerusform>%n 个工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits here.</source>
        <comment>list.empty</comment>
        <translation>这里没有待办。</translation>
    </message>
    <message>
        <source>Open All</source>
        <comment>list.open_all</comment>
        <translation>打开全部</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <comment>list.unread</comment>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>Live</source>
        <comment>list.live</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Code sent</source>
        <comment>list.invited</comment>
        <translation>已发协助码</translation>
    </message>
    <message>
        <source>Flagged</source>
        <comment>list.flagged</comment>
        <translation>已标记</translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>list.sending</comment>
        <translation>发送中</translation>
    </message>
    <message>
        <source>You: {text}</source>
        <comment>list.you</comment>
        <translation>您：{text}</translation>
    </message>
    <message>
        <source>Ticket</source>
        <comment>head.name</comment>
        <translation>工单</translation>
    </message>
    <message>
        <source>Show the list</source>
        <comment>head.list</comment>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>More</source>
        <comment>head.more</comment>
        <translation>更多</translation>
    </message>
    <message>
        <source>Me</source>
        <comment>head.me</comment>
        <translation>我</translation>
    </message>
    <message>
        <source>Nobody</source>
        <comment>head.nobody</comment>
        <translation>无人</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <comment>head.assign_me</comment>
        <translation>分配给我</translation>
    </message>
    <message>
        <source>Priority: {now}</source>
        <comment>head.priority</comment>
        <translation>优先级：{now}</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>head.priority.menu</comment>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Status: {now}</source>
        <comment>head.status</comment>
        <translation>状态：{now}</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>head.status.menu</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Assigned to: {now}</source>
        <comment>head.assignee</comment>
        <translation>负责人：{now}</translation>
    </message>
    <message>
        <source>Assign</source>
        <comment>head.assignee.menu</comment>
        <translation>分配</translation>
    </message>
    <message>
        <source>Copy number {number}</source>
        <comment>head.copy_number</comment>
        <translation>复制编号 {number}</translation>
    </message>
    <message>
        <source>Opened {time} by e-mail</source>
        <comment>head.opened.mail</comment>
        <translation>{time} 邮件创建</translation>
    </message>
    <message>
        <source>Opened {time} by form</source>
        <comment>head.opened.form</comment>
        <translation>{time} 表单创建</translation>
    </message>
    <message>
        <source>Opened {time}</source>
        <comment>head.opened.app</comment>
        <translation>{time} 创建</translation>
    </message>
    <message>
        <source>Opened {time} by chat</source>
        <comment>head.opened.chat</comment>
        <translation>{time} 聊天创建</translation>
    </message>
    <message>
        <source>Opened {time} by phone</source>
        <comment>head.opened.voice</comment>
        <translation>{time} 电话创建</translation>
    </message>
    <message>
        <source>Opened {time} in a session</source>
        <comment>head.opened.session</comment>
        <translation>{time} 协助中创建</translation>
    </message>
    <message>
        <source>Opened {time} by a program</source>
        <comment>head.opened.api</comment>
        <translation>{time} 程序创建</translation>
    </message>
    <message>
        <source>Opened {time}, imported</source>
        <comment>head.opened.import</comment>
        <translation>{time} 导入</translation>
    </message>
    <message>
        <source>Conversation</source>
        <comment>talk.pane</comment>
        <translation>对话</translation>
    </message>
    <message>
        <source>Messages and events</source>
        <comment>talk.name</comment>
        <translation>消息与事件</translation>
    </message>
    <message>
        <source>What to do with this entry</source>
        <comment>talk.menu</comment>
        <translation>对此条目的操作</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>talk.copy</comment>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Open {address}</source>
        <comment>talk.open</comment>
        <translation>打开 {address}</translation>
    </message>
    <message>
        <source>Choose a ticket to read it here.</source>
        <comment>talk.none</comment>
        <translation>选择一个工单即可在此阅读。</translation>
    </message>
    <message>
        <source>This ticket is gone or not yours.</source>
        <comment>talk.gone</comment>
        <translation>此工单已不存在，或不属于您。</translation>
    </message>
    <message>
        <source>Open a page of {host}?</source>
        <comment>talk.link.title</comment>
        <translation>打开 {host} 的网页？</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <comment>talk.link.open</comment>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>This address is not opened from here.</source>
        <comment>talk.link.bad</comment>
        <translation>不能从这里打开此地址。</translation>
    </message>
    <message>
        <source>Load earlier entries</source>
        <comment>talk.older</comment>
        <translation>加载更早的内容</translation>
    </message>
    <message>
        <source>Loading earlier entries</source>
        <comment>talk.older.loading</comment>
        <translation>正在加载更早的内容</translation>
    </message>
    <message>
        <source>New since you looked</source>
        <comment>talk.unread</comment>
        <translation>上次查看后的新内容</translation>
    </message>
    <message>
        <source>You</source>
        <comment>talk.you</comment>
        <translation>您</translation>
    </message>
    <message>
        <source>Someone</source>
        <comment>talk.someone</comment>
        <translation>某人</translation>
    </message>
    <message>
        <source>AssistDesk</source>
        <comment>talk.system</comment>
        <translation>AssistDesk</translation>
    </message>
    <message>
        <source>The text was removed.</source>
        <comment>talk.redacted</comment>
        <translation>文字已被删除。</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>talk.whole</comment>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>The whole text</source>
        <comment>whole.title</comment>
        <translation>完整内容</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>whole.copy</comment>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Internal note</source>
        <comment>talk.note</comment>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Waiting for the line</source>
        <comment>talk.unsent</comment>
        <translation>等待连接</translation>
    </message>
    <message>
        <source>Not sent: {why}</source>
        <comment>talk.failed</comment>
        <translation>未发送：{why}</translation>
    </message>
    <message>
        <source>{name} set the status to {status}</source>
        <comment>talk.status</comment>
        <translation>{name} 将状态改为 {status}</translation>
    </message>
    <message>
        <source>{name} set the priority to {priority}</source>
        <comment>talk.priority</comment>
        <translation>{name} 将优先级改为 {priority}</translation>
    </message>
    <message>
        <source>{name} assigned the ticket to {person}</source>
        <comment>talk.assigned</comment>
        <translation>{name} 将工单分配给 {person}</translation>
    </message>
    <message>
        <source>{name} took the ticket</source>
        <comment>talk.took</comment>
        <translation>{name} 接手了工单</translation>
    </message>
    <message>
        <source>{name} took the assignee away</source>
        <comment>talk.unassigned</comment>
        <translation>{name} 取消了负责人</translation>
    </message>
    <message>
        <source>{name} changed the subject</source>
        <comment>talk.subject</comment>
        <translation>{name} 修改了主题</translation>
    </message>
    <message>
        <source>{name} changed the tags</source>
        <comment>talk.tags</comment>
        <translation>{name} 修改了标签</translation>
    </message>
    <message>
        <source>Something was recorded</source>
        <comment>talk.other</comment>
        <translation>已记录一个事件</translation>
    </message>
    <message>
        <source>A trigger of the desk has run</source>
        <comment>talk.TriggerFired</comment>
        <translation>服务台触发器已执行</translation>
    </message>
    <message>
        <source>A time rule of the desk has run</source>
        <comment>talk.TimeRuleFired</comment>
        <translation>服务台定时规则已执行</translation>
    </message>
    <message>
        <source>A rule of the desk could not be carried out</source>
        <comment>talk.RuleFailed</comment>
        <translation>服务台规则未能执行</translation>
    </message>
    <message>
        <source>Remote session</source>
        <comment>talk.session</comment>
        <translation>远程协助</translation>
    </message>
    <message>
        <source>Reply or internal note</source>
        <comment>composer.mode</comment>
        <translation>回复或内部备注</translation>
    </message>
    <message>
        <source>Reply</source>
        <comment>composer.reply</comment>
        <translation>回复</translation>
    </message>
    <message>
        <source>Internal note</source>
        <comment>composer.note</comment>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Write to {customer}</source>
        <comment>composer.hint</comment>
        <translation>写给 {customer}</translation>
    </message>
    <message>
        <source>Only your colleagues read this</source>
        <comment>composer.hint.note</comment>
        <translation>只有同事能看到</translation>
    </message>
    <message>
        <source>Send to {customer}</source>
        <comment>composer.send</comment>
        <translation>发送给 {customer}</translation>
    </message>
    <message>
        <source>Save note</source>
        <comment>composer.save_note</comment>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>More ways to send</source>
        <comment>composer.send_as</comment>
        <translation>更多发送方式</translation>
    </message>
    <message>
        <source>Send and keep {status}</source>
        <comment>composer.and.open</comment>
        <translation>发送并保持“{status}”</translation>
    </message>
    <message>
        <source>Send and set {status}</source>
        <comment>composer.and.pending</comment>
        <translation>发送并设为“{status}”</translation>
    </message>
    <message>
        <source>Send and set {status}</source>
        <comment>composer.and.solved</comment>
        <translation>发送并设为“{status}”</translation>
    </message>
    <message>
        <source>Save and keep {status}</source>
        <comment>composer.note_and.open</comment>
        <translation>保存并保持“{status}”</translation>
    </message>
    <message>
        <source>Save and set {status}</source>
        <comment>composer.note_and.pending</comment>
        <translation>保存并设为“{status}”</translation>
    </message>
    <message>
        <source>Save and set {status}</source>
        <comment>composer.note_and.solved</comment>
        <translation>保存并设为“{status}”</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <comment>composer.saved</comment>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <comment>composer.key</comment>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>This text holds the live session code. Read it aloud instead.</source>
        <comment>composer.code_held</comment>
        <translation>文字中含有有效的协助码，请改为口头告知。</translation>
    </message>
    <message>
        <source>Send mine</source>
        <comment>composer.collision.send</comment>
        <translation>发送我的</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <comment>composer.collision.keep</comment>
        <translation>保留为草稿</translation>
    </message>
    <message>
        <source>This was changed meanwhile. Which value counts?</source>
        <comment>clash</comment>
        <translation>这一项刚刚已被更改。以哪个为准？</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <comment>clash.theirs</comment>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>{field}: “{theirs}” there, “{mine}” from you</source>
        <comment>clash.line</comment>
        <translation>{field}：现为“{theirs}”，您改为“{mine}”</translation>
    </message>
    <message>
        <source>Fold away: {card}</source>
        <comment>fold.close</comment>
        <translation>折叠：{card}</translation>
    </message>
    <message>
        <source>Unfold: {card}</source>
        <comment>fold.open</comment>
        <translation>展开：{card}</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>fold.is_open</comment>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Folded</source>
        <comment>fold.is_folded</comment>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>There is no such card now: {card}</source>
        <comment>fold.not_there</comment>
        <translation>现在没有此卡片：{card}</translation>
    </message>
    <message numerus="yes">
        <source>%n on</source>
        <comment>s.perm.count</comment>
        <translation>
            <numerusform>%n 项已开启</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the call card</source>
        <comment>cmd.card.call</comment>
        <translation>转到通话卡片</translation>
    </message>
    <message>
        <source>Go to the session card</source>
        <comment>cmd.card.session</comment>
        <translation>转到会话卡片</translation>
    </message>
    <message>
        <source>Go to the permissions</source>
        <comment>cmd.card.permissions</comment>
        <translation>转到权限</translation>
    </message>
    <message>
        <source>Go to the customer card</source>
        <comment>cmd.card.customer</comment>
        <translation>转到客户卡片</translation>
    </message>
    <message>
        <source>Go to the clocks</source>
        <comment>cmd.card.clocks</comment>
        <translation>转到时钟</translation>
    </message>
    <message>
        <source>Go to the session log</source>
        <comment>cmd.card.log</comment>
        <translation>转到会话记录</translation>
    </message>
    <message>
        <source>Go to the linked tickets</source>
        <comment>cmd.card.linked</comment>
        <translation>转到关联工单</translation>
    </message>
    <message>
        <source>What you wrote goes out either way.</source>
        <comment>clash.words</comment>
        <translation>无论选哪个，您写的内容都会发出。</translation>
    </message>
    <message>
        <source>Set mine</source>
        <comment>clash.mine</comment>
        <translation>改成我的</translation>
    </message>
    <message>
        <source>About this ticket</source>
        <comment>context.name</comment>
        <translation>工单信息</translation>
    </message>
    <message>
        <source>Show session and customer</source>
        <comment>context.show</comment>
        <translation>显示协助与客户</translation>
    </message>
    <message numerus="yes">
        <source>Reconnecting in %n s.</source>
        <comment>bar.reconnecting</comment>
        <translation>
            <numerusform>%n 秒后重新连接。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <comment>bar.reconnecting.now</comment>
        <translation>正在重新连接…</translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait to be sent.</source>
        <comment>bar.unsent</comment>
        <translation>
            <numerusform>%n 项更改等待发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Type the %n digits that the agent reads to you.</source>
        <comment>c.code</comment>
        <translation>
            <numerusform>请输入客服念给您的 %n 位数字。</numerusform>
        </translation>
    </message>
    <message>
        <source>One digit is not right. Please check. Nothing was sent.</source>
        <comment>c.code.typo</comment>
        <translation>有一位数字不对，请核对。尚未发送任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>The code does not fit. %n tries left.</source>
        <comment>c.code.wrong</comment>
        <translation>
            <numerusform>协助码不对，还可以试 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>This code no longer works. Ask the agent for a new one.</source>
        <comment>c.code.dead</comment>
        <translation>这个协助码已失效，请向客服要一个新的。</translation>
    </message>
    <message>
        <source>{agent} from {org} asks to see your screen</source>
        <comment>c.sheet</comment>
        <translation>{org} 的 {agent} 请求查看您的屏幕</translation>
    </message>
    <message>
        <source>Your request: “{subject}”</source>
        <comment>c.request</comment>
        <translation>您的问题：“{subject}”</translation>
    </message>
    <message>
        <source>{org} confirms who this is.</source>
        <comment>c.verified</comment>
        <translation>{org} 已确认对方身份。</translation>
    </message>
    <message>
        <source>Says the name is “{agent}”. We could not check that.</source>
        <comment>c.unverified</comment>
        <translation>对方自称“{agent}”，我们无法核实。</translation>
    </message>
    <message>
        <source>{agent} will see {monitors}, but cannot click or type.</source>
        <comment>c.see</comment>
        <translation>{agent} 会看到{monitors}，但不能点击或打字。</translation>
    </message>
    <message numerus="yes">
        <source>For %n minutes, or until you stop it.</source>
        <comment>c.time</comment>
        <translation>
            <numerusform>最多 %n 分钟，您可以随时停止。</numerusform>
        </translation>
    </message>
    <message>
        <source>To stop at any time: the red button, or {key}.</source>
        <comment>c.howstop</comment>
        <translation>随时停止：点红色按钮，或按 {key}。</translation>
    </message>
    <message>
        <source>Did you ask for this help yourself?</source>
        <comment>c.scam.1</comment>
        <translation>这次协助是您要求的吗？</translation>
    </message>
    <message>
        <source>First close your bank and anything private.</source>
        <comment>c.scam.3</comment>
        <translation>请先关闭网银和私人内容。</translation>
    </message>
    <message>
        <source>If someone called you unasked, say no. Banks and police never ask for this.</source>
        <comment>c.scam.2</comment>
        <translation>如果是对方主动打来的，请选“不允许”。银行和警察绝不会这样要求。</translation>
    </message>
    <message>
        <source>Allow</source>
        <comment>c.allow</comment>
        <translation>允许</translation>
    </message>
    <message>
        <source>Do not allow</source>
        <comment>c.deny</comment>
        <translation>不允许</translation>
    </message>
    <message>
        <source>This is not my request</source>
        <comment>c.notmine</comment>
        <translation>这不是我的请求</translation>
    </message>
    <message>
        <source>Take back</source>
        <comment>c.takeback</comment>
        <translation>收回</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>c.pause</comment>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>c.continue</comment>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>c.stop</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Same</source>
        <comment>c.same</comment>
        <translation>一样</translation>
    </message>
    <message>
        <source>Different</source>
        <comment>c.different</comment>
        <translation>不一样</translation>
    </message>
    <message>
        <source>Skip</source>
        <comment>c.skip</comment>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Stopped. Nobody sees your screen. {org} has been told.</source>
        <comment>c.notmine.done</comment>
        <translation>已停止，没有人看到您的屏幕。已通知 {org}。</translation>
    </message>
    <message numerus="yes">
        <source>{agent} asks to use your mouse and keyboard for %n minutes.</source>
        <comment>c.ask.control</comment>
        <translation>
            <numerusform>{agent} 请求使用您的鼠标和键盘 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>You are in charge: move your mouse and theirs stops.</source>
        <comment>c.ask.control.2</comment>
        <translation>由您做主：您一动鼠标，对方就停下。</translation>
    </message>
    <message>
        <source>This computer cannot tell your mouse from theirs: moving yours does not stop theirs. Use the red button.</source>
        <comment>c.ask.control.blind</comment>
        <translation>此电脑无法区分您和对方的鼠标：移动您的鼠标不会停止对方。请使用红色按钮。</translation>
    </message>
    <message>
        <source>{agent} asks to point and draw on your screen.</source>
        <comment>c.ask.point</comment>
        <translation>{agent} 请求在您的屏幕上指示和绘制。</translation>
    </message>
    <message>
        <source>It only shows you where: nothing is clicked or typed.</source>
        <comment>c.ask.point.2</comment>
        <translation>只是给您指出位置，不会点击或输入任何内容。</translation>
    </message>
    <message>
        <source>{agent} asks to exchange copied text. Each piece needs a click.</source>
        <comment>c.ask.clip</comment>
        <translation>{agent} 请求互传复制的文字，每次都要点击。</translation>
    </message>
    <message>
        <source>{agent} asks to exchange files. You accept each one.</source>
        <comment>c.ask.files</comment>
        <translation>{agent} 请求互传文件，每个都由您确认。</translation>
    </message>
    <message>
        <source>{agent} asks to record what is shown. The recording is kept on their side, encrypted.</source>
        <comment>c.ask.record</comment>
        <translation>{agent} 请求录制画面。录像加密保存在对方一侧。</translation>
    </message>
    <message>
        <source>{agent} asks for several things at once. Untick what you do not want.</source>
        <comment>c.bundle</comment>
        <translation>{agent} 一次请求多项权限。请取消勾选您不想允许的项目。</translation>
    </message>
    <message>
        <source>View and point</source>
        <comment>c.bundle.point</comment>
        <translation>查看并指点</translation>
    </message>
    <message>
        <source>Help me fully</source>
        <comment>c.bundle.fully</comment>
        <translation>全面帮助</translation>
    </message>
    <message>
        <source>See your screen</source>
        <comment>c.part.view</comment>
        <translation>查看您的屏幕</translation>
    </message>
    <message>
        <source>Point and draw</source>
        <comment>c.part.point</comment>
        <translation>指点和标画</translation>
    </message>
    <message>
        <source>Use your mouse and keyboard</source>
        <comment>c.part.control</comment>
        <translation>使用您的鼠标和键盘</translation>
    </message>
    <message>
        <source>Exchange copied text</source>
        <comment>c.part.clip</comment>
        <translation>互传复制的文本</translation>
    </message>
    <message>
        <source>Each piece needs a click.</source>
        <comment>c.part.clip.2</comment>
        <translation>每次传送都需点击。</translation>
    </message>
    <message>
        <source>Exchange files</source>
        <comment>c.part.files</comment>
        <translation>互传文件</translation>
    </message>
    <message>
        <source>You accept each one.</source>
        <comment>c.part.files.2</comment>
        <translation>每个都由您确认。</translation>
    </message>
    <message>
        <source>Record what is shown</source>
        <comment>c.part.record</comment>
        <translation>录制显示的内容</translation>
    </message>
    <message>
        <source>The recording is kept on their side, encrypted.</source>
        <comment>c.part.record.2</comment>
        <translation>录像加密保存在对方那边。</translation>
    </message>
    <message>
        <source>Come back if the line drops</source>
        <comment>c.part.resume</comment>
        <translation>断线后恢复</translation>
    </message>
    <message>
        <source>To look only, without a new code.</source>
        <comment>c.part.resume.2</comment>
        <translation>仅限查看，无需新代码。</translation>
    </message>
    <message>
        <source>If the line drops, may {agent} come back to look, without a new code?</source>
        <comment>c.ask.resume</comment>
        <translation>如果断线，{agent} 可以不用新协助码回来查看吗？</translation>
    </message>
    <message>
        <source>Also once after this computer or program was started again. You will be asked then.</source>
        <comment>c.ask.resume.2</comment>
        <translation>如果需要重新启动电脑或本程序，也允许一次。届时会再询问您。</translation>
    </message>
    <message>
        <source>Continue the session with {agent}?</source>
        <comment>c.return</comment>
        <translation>要继续与 {agent} 的协助吗？</translation>
    </message>
    <message>
        <source>AssistDesk was closed in the middle of it. Nobody sees your screen now.</source>
        <comment>c.return.now</comment>
        <translation>AssistDesk 在协助过程中被关闭。现在没有人看到您的屏幕。</translation>
    </message>
    <message>
        <source>If you continue, {agent} can look again, but cannot click or type.</source>
        <comment>c.return.then</comment>
        <translation>如果继续，{agent} 可以再次查看，但不能点击或打字。</translation>
    </message>
    <message>
        <source>{agent} sees your screen</source>
        <comment>c.bar.view</comment>
        <translation>{agent} 正在查看</translation>
    </message>
    <message>
        <source>{agent} sees and controls</source>
        <comment>c.bar.control</comment>
        <translation>{agent} 正在查看并操作</translation>
    </message>
    <message>
        <source>Paused. Nobody sees your screen.</source>
        <comment>c.paused</comment>
        <translation>已暂停，没有人看到屏幕。</translation>
    </message>
    <message>
        <source>Stopped. {agent} can no longer see or touch anything.</source>
        <comment>c.stopped</comment>
        <translation>已停止，{agent} 无法再看到或操作任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>The session lasted %n minutes.</source>
        <comment>c.over</comment>
        <translation>
            <numerusform>本次协助用时 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save my copy</source>
        <comment>c.receipt</comment>
        <translation>保存我的记录</translation>
    </message>
    <message>
        <source>The line is cut. {agent} sees nothing. Trying again…</source>
        <comment>c.lost</comment>
        <translation>连接已断开，{agent} 看不到任何内容。正在重试…</translation>
    </message>
    <message numerus="yes">
        <source>The line is back. {agent} sees your screen again in %n s.</source>
        <comment>c.back</comment>
        <translation>
            <numerusform>连接已恢复，%n 秒后 {agent} 将再次看到屏幕。</numerusform>
        </translation>
    </message>
    <message>
        <source>Line cut</source>
        <comment>w.bar.lost</comment>
        <translation>连接断开</translation>
    </message>
    <message>
        <source>Continue?</source>
        <comment>w.bar.back</comment>
        <translation>继续吗？</translation>
    </message>
    <message>
        <source>The line is back. Continue with {agent}?</source>
        <comment>c.back.ask</comment>
        <translation>连接已恢复，要继续吗？对方是 {agent}。</translation>
    </message>
    <message>
        <source>Safety number {n}. Ask {agent} to read theirs. Is it the same?</source>
        <comment>c.safety</comment>
        <translation>安全码 {n}。请让 {agent} 念出对方的号码，一样吗？</translation>
    </message>
    <message>
        <source>Stopped. Someone may be in between. Call {org} on a number you know.</source>
        <comment>c.safety.bad</comment>
        <translation>已停止，可能有人在中间。请拨打您知道的 {org} 电话。</translation>
    </message>
    <message>
        <source>No connection to {org}. Check your internet; we keep trying.</source>
        <comment>c.offline</comment>
        <translation>无法连接 {org}，请检查网络，我们会继续尝试。</translation>
    </message>
    <message>
        <source>The line was damaged or tampered with. Session ended. Ask for a new code.</source>
        <comment>c.broken</comment>
        <translation>连接受损或被篡改，协助已结束。请要一个新的协助码。</translation>
    </message>
    <message>
        <source>Wayland cannot share the screen yet. Log in with “Xorg”, or chat.</source>
        <comment>c.wayland</comment>
        <translation>Wayland 暂不能共享屏幕。请用“Xorg”登录，或只聊天。</translation>
    </message>
    <message>
        <source>macOS has not allowed this yet. Press here, switch AssistDesk on, come back.</source>
        <comment>c.mac</comment>
        <translation>macOS 尚未允许。请点这里，打开 AssistDesk 的开关后返回。</translation>
    </message>
    <message>
        <source>View</source>
        <comment>perm.view</comment>
        <translation>查看</translation>
    </message>
    <message>
        <source>Point</source>
        <comment>perm.point</comment>
        <translation>指示</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>perm.control</comment>
        <translation>控制</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <comment>perm.clipboard</comment>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Files</source>
        <comment>perm.files</comment>
        <translation>文件</translation>
    </message>
    <message>
        <source>Record</source>
        <comment>perm.record</comment>
        <translation>录制</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>perm.resume</comment>
        <translation>恢复</translation>
    </message>
    <message>
        <source>With {agent}. {why}</source>
        <comment>talk.session.by</comment>
        <translation>协助人：{agent}。{why}</translation>
    </message>
    <message>
        <source>A code waits for the customer.</source>
        <comment>talk.session.waiting</comment>
        <translation>协助码正等待客户使用。</translation>
    </message>
    <message>
        <source>The session is running.</source>
        <comment>talk.session.live</comment>
        <translation>协助正在进行。</translation>
    </message>
    <message>
        <source>The line is cut; waiting for both ends.</source>
        <comment>talk.session.apart</comment>
        <translation>连接已断开，正在等待双方。</translation>
    </message>
    <message>
        <source>Nothing more is known of it.</source>
        <comment>talk.session.unknown</comment>
        <translation>没有更多信息。</translation>
    </message>
    <message>
        <source>The agent&apos;s half of the report is missing.</source>
        <comment>talk.session.missing.viewer</comment>
        <translation>缺少客服一方的报告。</translation>
    </message>
    <message>
        <source>The customer&apos;s half of the report is missing.</source>
        <comment>talk.session.missing.host</comment>
        <translation>缺少客户一方的报告。</translation>
    </message>
    <message>
        <source>Only the relay&apos;s record is there.</source>
        <comment>talk.session.missing.both</comment>
        <translation>只有中继服务器的记录。</translation>
    </message>
    <message>
        <source>Used: {permissions}</source>
        <comment>talk.session.used</comment>
        <translation>已用权限：{permissions}</translation>
    </message>
    <message numerus="yes">
        <source>Went over: %n files</source>
        <comment>talk.session.files</comment>
        <translation>
            <numerusform>已传输 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded: {time}</source>
        <comment>talk.session.recorded</comment>
        <translation>已录制：{time}</translation>
    </message>
    <message>
        <source>With {people} as well</source>
        <comment>talk.session.colleagues</comment>
        <translation>另有 {people} 参与</translation>
    </message>
    <message>
        <source>The reports differ. Please check.</source>
        <comment>talk.session.differs</comment>
        <translation>两份报告不一致，请核对。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>chip.waiting</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>chip.live</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Line cut</source>
        <comment>chip.cut</comment>
        <translation>已断线</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>chip.minutes</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Over</source>
        <comment>chip.over</comment>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Remote session</source>
        <comment>s.card</comment>
        <translation>远程协助</translation>
    </message>
    <message>
        <source>Look at {customer}&apos;s screen together. {customer} decides what you may see and do.</source>
        <comment>s.start.hint</comment>
        <translation>一起查看屏幕。您能看到和操作什么，由 {customer} 决定。</translation>
    </message>
    <message>
        <source>Making a code…</source>
        <comment>s.asking</comment>
        <translation>正在生成协助码…</translation>
    </message>
    <message>
        <source>A session with {customer} runs in {number}.</source>
        <comment>s.elsewhere</comment>
        <translation>与 {customer} 的协助正在 {number} 中进行。</translation>
    </message>
    <message>
        <source>A session with {customer} begins in {number}.</source>
        <comment>s.elsewhere.begins</comment>
        <translation>与 {customer} 的协助即将在 {number} 中开始。</translation>
    </message>
    <message>
        <source>Go there</source>
        <comment>s.go_there</comment>
        <translation>前往</translation>
    </message>
    <message>
        <source>Close AssistDesk?</source>
        <comment>leave.title</comment>
        <translation>关闭 AssistDesk？</translation>
    </message>
    <message>
        <source>The session with {customer} ends. Another one needs a new code.</source>
        <comment>leave.session</comment>
        <translation>与 {customer} 的协助将结束，再次协助需要新的协助码。</translation>
    </message>
    <message numerus="yes">
        <source>%n chats of yours go back to the queue.</source>
        <comment>leave.chats</comment>
        <translation>
            <numerusform>您的 %n 个聊天将回到队列。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <comment>leave.yes</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stay</source>
        <comment>leave.no</comment>
        <translation>不关闭</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>s.chip.waiting</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Checking</source>
        <comment>s.chip.checking</comment>
        <translation>核对中</translation>
    </message>
    <message>
        <source>Reading</source>
        <comment>s.chip.reading</comment>
        <translation>阅读中</translation>
    </message>
    <message>
        <source>{customer} typed the code. Checking it on both ends.</source>
        <comment>s.checking</comment>
        <translation>{customer} 已输入协助码，正在双方核对。</translation>
    </message>
    <message>
        <source>Session code: {code}</source>
        <comment>s.code.name</comment>
        <translation>协助码：{code}</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left for this code</source>
        <comment>s.code.left</comment>
        <translation>
            <numerusform>此协助码还剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>New code</source>
        <comment>s.new_code</comment>
        <translation>新协助码</translation>
    </message>
    <message>
        <source>Copied</source>
        <comment>s.copied</comment>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Hide QR code</source>
        <comment>s.qr.hide</comment>
        <translation>隐藏二维码</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <comment>s.qr.show</comment>
        <translation>显示二维码</translation>
    </message>
    <message>
        <source>QR code of the session link</source>
        <comment>s.qr.name</comment>
        <translation>协助链接的二维码</translation>
    </message>
    <message>
        <source>Live picture of the customer&apos;s screen</source>
        <comment>s.preview</comment>
        <translation>客户屏幕的实时画面</translation>
    </message>
    <message>
        <source>Picture is coming</source>
        <comment>s.coming</comment>
        <translation>画面即将出现</translation>
    </message>
    <message>
        <source>Line cut. Waiting for {customer}.</source>
        <comment>s.lost.nothing</comment>
        <translation>连接已断开，正在等待 {customer}。</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <comment>s.encrypted</comment>
        <translation>端到端加密</translation>
    </message>
    <message>
        <source>{ms} ms · {fps} pictures/s · {kbps} kB/s</source>
        <comment>s.meter</comment>
        <translation>{ms} 毫秒 · 每秒 {fps} 帧 · {kbps} kB/s</translation>
    </message>
    <message>
        <source>Safety number {number}: read it when asked.</source>
        <comment>s.safety</comment>
        <translation>安全码 {number}：对方询问时念出。</translation>
    </message>
    <message>
        <source>Allowed by the customer</source>
        <comment>s.perm.card</comment>
        <translation>客户已允许</translation>
    </message>
    <message>
        <source>{customer} can take back</source>
        <comment>s.perm.can_revoke</comment>
        <translation>{customer} 可随时收回</translation>
    </message>
    <message>
        <source>Allowed</source>
        <comment>s.perm.on</comment>
        <translation>已允许</translation>
    </message>
    <message>
        <source>Allowed, {time} left</source>
        <comment>s.perm.left</comment>
        <translation>已允许，剩余 {time}</translation>
    </message>
    <message>
        <source>Asked, waiting for the answer</source>
        <comment>s.perm.asked</comment>
        <translation>已请求，等待回答</translation>
    </message>
    <message>
        <source>Paused for a moment</source>
        <comment>s.perm.held</comment>
        <translation>暂时停用</translation>
    </message>
    <message>
        <source>Not asked</source>
        <comment>s.perm.off</comment>
        <translation>未请求</translation>
    </message>
    <message>
        <source>Not possible on this computer</source>
        <comment>s.perm.unsupported</comment>
        <translation>这台电脑不支持</translation>
    </message>
    <message>
        <source>The customer is using the mouse</source>
        <comment>s.held.local_input</comment>
        <translation>客户正在操作</translation>
    </message>
    <message>
        <source>AssistDesk takes no clicks from you</source>
        <comment>s.held.own_window</comment>
        <translation>AssistDesk 不接受您的点击</translation>
    </message>
    <message>
        <source>Paused by the customer</source>
        <comment>s.held.paused</comment>
        <translation>客户已暂停</translation>
    </message>
    <message>
        <source>The computer is locked</source>
        <comment>s.held.locked</comment>
        <translation>电脑已锁定</translation>
    </message>
    <message>
        <source>The customer said no</source>
        <comment>s.off.denied</comment>
        <translation>客户已拒绝</translation>
    </message>
    <message>
        <source>Taken back by the customer</source>
        <comment>s.off.revoked</comment>
        <translation>客户已收回</translation>
    </message>
    <message>
        <source>The time is over</source>
        <comment>s.off.expired</comment>
        <translation>时间已到</translation>
    </message>
    <message>
        <source>No answer in 60 s</source>
        <comment>s.off.timeout</comment>
        <translation>60 秒内无回答</translation>
    </message>
    <message>
        <source>You gave it back</source>
        <comment>s.off.given_back</comment>
        <translation>您已归还</translation>
    </message>
    <message>
        <source>Ask</source>
        <comment>s.ask</comment>
        <translation>请求</translation>
    </message>
    <message>
        <source>Ask for full help</source>
        <comment>s.ask.fully</comment>
        <translation>请求全面协助</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>s.ask.cancel</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give back</source>
        <comment>s.give_back</comment>
        <translation>归还</translation>
    </message>
    <message>
        <source>Customer</source>
        <comment>s.customer.card</comment>
        <translation>客户</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier sessions</source>
        <comment>s.earlier</comment>
        <translation>
            <numerusform>此前协助 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Session log</source>
        <comment>s.log.card</comment>
        <translation>协助记录</translation>
    </message>
    <message>
        <source>Saved to {number}</source>
        <comment>s.log.saved</comment>
        <translation>保存到 {number}</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <comment>s.log.all</comment>
        <translation>
            <numerusform>显示全部 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>s.log.less</comment>
        <translation>收起</translation>
    </message>
    <message>
        <source>Session started</source>
        <comment>log.session.open</comment>
        <translation>协助开始</translation>
    </message>
    <message>
        <source>Session ended</source>
        <comment>log.session.end</comment>
        <translation>协助结束</translation>
    </message>
    <message>
        <source>Line cut</source>
        <comment>log.link.lost</comment>
        <translation>连接断开</translation>
    </message>
    <message>
        <source>Line is back</source>
        <comment>log.link.back</comment>
        <translation>连接恢复</translation>
    </message>
    <message>
        <source>Moved to another server</source>
        <comment>log.link.moved</comment>
        <translation>已切换服务器</translation>
    </message>
    <message>
        <source>You were confirmed to the customer</source>
        <comment>log.identity.verified</comment>
        <translation>已向客户确认您的身份</translation>
    </message>
    <message>
        <source>Your name could not be confirmed</source>
        <comment>log.identity.unverified</comment>
        <translation>未能确认您的身份</translation>
    </message>
    <message>
        <source>Safety number is the same</source>
        <comment>log.safety.same</comment>
        <translation>安全码一致</translation>
    </message>
    <message>
        <source>Safety number differs</source>
        <comment>log.safety.different</comment>
        <translation>安全码不一致</translation>
    </message>
    <message>
        <source>Safety number not compared</source>
        <comment>log.safety.skipped</comment>
        <translation>未比对安全码</translation>
    </message>
    <message>
        <source>You asked: {permission}</source>
        <comment>log.perm.asked</comment>
        <translation>您请求了{permission}</translation>
    </message>
    <message>
        <source>Allowed: {permission}</source>
        <comment>log.perm.on</comment>
        <translation>已允许{permission}</translation>
    </message>
    <message numerus="yes">
        <source>Allowed for %n min: {permission}</source>
        <comment>log.perm.on.for</comment>
        <translation>
            <numerusform>已允许{permission} %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused: {permission}</source>
        <comment>log.perm.held</comment>
        <translation>已暂停{permission}</translation>
    </message>
    <message>
        <source>Ended: {permission}</source>
        <comment>log.perm.off</comment>
        <translation>已结束{permission}</translation>
    </message>
    <message>
        <source>Said no: {permission}</source>
        <comment>log.perm.off.denied</comment>
        <translation>拒绝了{permission}</translation>
    </message>
    <message>
        <source>Taken back: {permission}</source>
        <comment>log.perm.off.revoked</comment>
        <translation>收回了{permission}</translation>
    </message>
    <message>
        <source>Time over: {permission}</source>
        <comment>log.perm.off.expired</comment>
        <translation>{permission}时间已到</translation>
    </message>
    <message>
        <source>You gave back: {permission}</source>
        <comment>log.perm.off.given_back</comment>
        <translation>您归还了{permission}</translation>
    </message>
    <message>
        <source>No answer: {permission}</source>
        <comment>log.perm.off.timeout</comment>
        <translation>{permission}无回答</translation>
    </message>
    <message>
        <source>Mouse and keyboard used</source>
        <comment>log.input.count</comment>
        <translation>已使用鼠标和键盘</translation>
    </message>
    <message>
        <source>Refused: not allowed</source>
        <comment>log.refused</comment>
        <translation>已拒绝：未获允许</translation>
    </message>
    <message>
        <source>Not done: over something hidden</source>
        <comment>log.refused.hidden</comment>
        <translation>未执行：该处已隐藏</translation>
    </message>
    <message>
        <source>Note added</source>
        <comment>log.note</comment>
        <translation>已添加备注</translation>
    </message>
    <message>
        <source>{name} may look as well</source>
        <comment>log.invite.yes</comment>
        <translation>{name} 也可以查看</translation>
    </message>
    <message>
        <source>{name} was not let in</source>
        <comment>log.invite.no</comment>
        <translation>未允许 {name} 加入</translation>
    </message>
    <message>
        <source>{name} may take over</source>
        <comment>log.hand_over.yes</comment>
        <translation>{name} 可以接手</translation>
    </message>
    <message>
        <source>{name} may not take over</source>
        <comment>log.hand_over.no</comment>
        <translation>{name} 不能接手</translation>
    </message>
    <message>
        <source>Written down</source>
        <comment>log.other</comment>
        <translation>已记录</translation>
    </message>
    <message>
        <source>{customer} stopped the session.</source>
        <comment>end.stop</comment>
        <translation>{customer} 停止了协助。</translation>
    </message>
    <message>
        <source>{customer} stopped the session with the Stop key.</source>
        <comment>end.panic</comment>
        <translation>{customer} 按停止键结束了协助。</translation>
    </message>
    <message>
        <source>{agent} ended the session.</source>
        <comment>end.ended</comment>
        <translation>{agent} 结束了协助。</translation>
    </message>
    <message>
        <source>The session ended.</source>
        <comment>end.done</comment>
        <translation>协助已结束。</translation>
    </message>
    <message>
        <source>{customer} says: not my request. Code dead, ticket flagged.</source>
        <comment>end.not_mine</comment>
        <translation>{customer} 表示没有求助。协助码作废，工单已标记。</translation>
    </message>
    <message>
        <source>{customer} did not allow the session.</source>
        <comment>end.denied</comment>
        <translation>{customer} 没有允许协助。</translation>
    </message>
    <message>
        <source>{customer} did not allow the session.</source>
        <comment>end.refused</comment>
        <translation>{customer} 没有允许协助。</translation>
    </message>
    <message>
        <source>{customer} did not answer in time.</source>
        <comment>end.timeout</comment>
        <translation>{customer} 没有及时回答。</translation>
    </message>
    <message>
        <source>The session reached its end time.</source>
        <comment>end.expired</comment>
        <translation>协助时间已到。</translation>
    </message>
    <message>
        <source>The line was cut and did not come back.</source>
        <comment>end.lost</comment>
        <translation>连接断开后没有恢复。</translation>
    </message>
    <message>
        <source>The line stood still and did not come back.</source>
        <comment>end.stalled</comment>
        <translation>连接停滞，没有恢复。</translation>
    </message>
    <message>
        <source>Damaged data arrived. The session was ended at once.</source>
        <comment>end.integrity</comment>
        <translation>收到损坏的数据，协助立即结束。</translation>
    </message>
    <message>
        <source>The other program broke a rule. Session ended.</source>
        <comment>end.rule</comment>
        <translation>对方程序违反规则，协助已结束。</translation>
    </message>
    <message>
        <source>The picture was damaged. Session ended.</source>
        <comment>end.damaged</comment>
        <translation>画面已损坏，协助结束。</translation>
    </message>
    <message>
        <source>The picture was damaged. Session ended.</source>
        <comment>end.bad_input</comment>
        <translation>画面已损坏，协助结束。</translation>
    </message>
    <message>
        <source>This computer cannot show the picture. Session ended.</source>
        <comment>end.bad_item</comment>
        <translation>这台电脑无法显示画面，协助已结束。</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer was locked.</source>
        <comment>end.locked</comment>
        <translation>{customer} 的电脑已锁定。</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer went to sleep.</source>
        <comment>end.suspended</comment>
        <translation>{customer} 的电脑进入睡眠。</translation>
    </message>
    <message>
        <source>{customer}&apos;s screen could not be read any more.</source>
        <comment>end.no_capture</comment>
        <translation>无法继续读取 {customer} 的屏幕。</translation>
    </message>
    <message>
        <source>Paused for 30 minutes, so the session ended.</source>
        <comment>end.paused</comment>
        <translation>暂停满 30 分钟，协助已结束。</translation>
    </message>
    <message>
        <source>The log could not be written, so the session ended.</source>
        <comment>end.disk</comment>
        <translation>无法写入记录，协助已结束。</translation>
    </message>
    <message>
        <source>The organisation&apos;s rules ended the session.</source>
        <comment>end.policy</comment>
        <translation>组织规定结束了协助。</translation>
    </message>
    <message>
        <source>The right to this session was withdrawn.</source>
        <comment>end.revoked</comment>
        <translation>此次协助的权限已被撤回。</translation>
    </message>
    <message>
        <source>An administrator ended the session.</source>
        <comment>end.killed</comment>
        <translation>管理员结束了协助。</translation>
    </message>
    <message>
        <source>AssistDesk was closed.</source>
        <comment>end.quit</comment>
        <translation>AssistDesk 已关闭。</translation>
    </message>
    <message>
        <source>The session moved to another place.</source>
        <comment>end.moved</comment>
        <translation>协助已转移到别处。</translation>
    </message>
    <message>
        <source>The session was handed over.</source>
        <comment>end.handed_over</comment>
        <translation>协助已移交。</translation>
    </message>
    <message>
        <source>The code was taken back.</source>
        <comment>end.cancelled</comment>
        <translation>协助码已收回。</translation>
    </message>
    <message>
        <source>The code was typed wrong three times.</source>
        <comment>end.wrong_code</comment>
        <translation>协助码输错了三次。</translation>
    </message>
    <message>
        <source>Someone may be in between. Session ended, ticket flagged.</source>
        <comment>end.safety</comment>
        <translation>可能有人在中间。协助已结束，工单已标记。</translation>
    </message>
    <message>
        <source>Someone may be in between. Session ended, ticket flagged.</source>
        <comment>end.different</comment>
        <translation>可能有人在中间。协助已结束，工单已标记。</translation>
    </message>
    <message>
        <source>The session ended.</source>
        <comment>end.other</comment>
        <translation>协助已结束。</translation>
    </message>
    <message>
        <source>Session over</source>
        <comment>wrap.card</comment>
        <translation>协助结束</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>wrap.save</comment>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and solve</source>
        <comment>wrap.save_solve</comment>
        <translation>保存并解决</translation>
    </message>
    <message>
        <source>Also send a reply to {customer}</source>
        <comment>wrap.with_reply</comment>
        <translation>同时回复 {customer}</translation>
    </message>
    <message>
        <source>{start} to {end}, {time}</source>
        <comment>wrap.span</comment>
        <translation>{start} 至 {end}，{time}</translation>
    </message>
    <message>
        <source>The line was steady, {ms} ms.</source>
        <comment>wrap.line</comment>
        <translation>连接稳定，{ms} 毫秒。</translation>
    </message>
    <message numerus="yes">
        <source>The line was cut %n times, {seconds} s in all. Delay {ms} ms.</source>
        <comment>wrap.line.lost</comment>
        <translation>
            <numerusform>连接断开 %n 次，共 {seconds} 秒。延迟 {ms} 毫秒。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures a second while the screen moved.</source>
        <comment>wrap.line.fps</comment>
        <translation>
            <numerusform>屏幕变化时每秒 %n 帧画面。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remote session with {customer} at {time}, %n minutes.</source>
        <comment>wrap.note.head</comment>
        <translation>
            <numerusform>{time} 与 {customer} 进行远程协助，%n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>{permission}: {span}</source>
        <comment>wrap.note.perm</comment>
        <translation>{permission}：{span}</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were refused on the customer&apos;s side.</source>
        <comment>wrap.note.refused</comment>
        <translation>
            <numerusform>客户一方拒绝了 %n 条消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to {customer}: {file}, {size}, SHA-256 {hash}…</source>
        <comment>wrap.note.file.to</comment>
        <translation>发送给 {customer}：{file}，{size}，SHA-256 {hash}…</translation>
    </message>
    <message>
        <source>From {customer}: {file}, {size}, SHA-256 {hash}…</source>
        <comment>wrap.note.file.from</comment>
        <translation>来自 {customer}：{file}，{size}，SHA-256 {hash}…</translation>
    </message>
    <message>
        <source>File that did not arrive: {file}, {size}</source>
        <comment>wrap.note.file.not</comment>
        <translation>未送达的文件：{file}，{size}</translation>
    </message>
    <message numerus="yes">
        <source>And %n more files.</source>
        <comment>wrap.note.files.more</comment>
        <translation>
            <numerusform>另有 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied text was shared %n times; what it said is not kept.</source>
        <comment>wrap.note.clips</comment>
        <translation>
            <numerusform>共享了 %n 次复制的文字，内容不保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A guide with %n steps is in this ticket.</source>
        <comment>wrap.note.guide</comment>
        <translation>
            <numerusform>本工单中有一份 %n 个步骤的指南。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded: {file}, {time}</source>
        <comment>wrap.note.recorded</comment>
        <translation>录制：{file}，{time}</translation>
    </message>
    <message>
        <source>{customer} recorded her own screen, {time}.</source>
        <comment>wrap.note.recorded.own</comment>
        <translation>{customer} 录制了自己的屏幕，{time}。</translation>
    </message>
    <message numerus="yes">
        <source>Hello {customer}, thank you. We looked at your screen together for %n minutes.</source>
        <comment>wrap.reply</comment>
        <translation>
            <numerusform>{customer}，您好，谢谢。我们一起查看了您的屏幕 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Please write to us if anything is still not right.</source>
        <comment>wrap.reply.again</comment>
        <translation>如果还有问题，请给我们写信。</translation>
    </message>
    <message>
        <source>AssistDesk · {customer}&apos;s screen</source>
        <comment>v.title</comment>
        <translation>AssistDesk · {customer} 的屏幕</translation>
    </message>
    <message>
        <source>{customer}&apos;s screen</source>
        <comment>v.picture</comment>
        <translation>{customer} 的屏幕</translation>
    </message>
    <message>
        <source>Picture is coming</source>
        <comment>v.coming</comment>
        <translation>画面即将出现</translation>
    </message>
    <message>
        <source>Fit</source>
        <comment>v.fit</comment>
        <translation>适合</translation>
    </message>
    <message>
        <source>1:1</source>
        <comment>v.one</comment>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Fit the window</source>
        <comment>v.fit.tip</comment>
        <translation>适合窗口大小</translation>
    </message>
    <message>
        <source>Smaller</source>
        <comment>v.smaller</comment>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <comment>v.larger</comment>
        <translation>放大</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>v.full</comment>
        <translation>全屏</translation>
    </message>
    <message>
        <source>End</source>
        <comment>v.end</comment>
        <translation>结束</translation>
    </message>
    <message>
        <source>End the session</source>
        <comment>v.end.tip</comment>
        <translation>结束协助</translation>
    </message>
    <message>
        <source>Screen</source>
        <comment>v.monitor</comment>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <comment>v.screen</comment>
        <translation>屏幕 {number}</translation>
    </message>
    <message>
        <source>All</source>
        <comment>v.monitor.all</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>{rtt} ms · {fps} pictures/s · {kbps} kB/s</source>
        <comment>v.meter</comment>
        <translation>{rtt} 毫秒 · {fps} 幅/秒 · {kbps} kB/秒</translation>
    </message>
    <message>
        <source>Measuring the line</source>
        <comment>v.meter.none</comment>
        <translation>正在测量线路</translation>
    </message>
    <message>
        <source>The line stands still</source>
        <comment>v.meter.stalled</comment>
        <translation>线路停滞</translation>
    </message>
    <message>
        <source>Nothing has come from {customer} for a while: the picture may be old.</source>
        <comment>v.limit.stalled</comment>
        <translation>{customer} 那边已有一会儿没有数据传来：画面可能已过时。</translation>
    </message>
    <message>
        <source>The line is fine.</source>
        <comment>v.limit.none</comment>
        <translation>线路良好。</translation>
    </message>
    <message>
        <source>{customer}&apos;s line is slow.</source>
        <comment>v.limit.host_line</comment>
        <translation>{customer} 的网络较慢。</translation>
    </message>
    <message>
        <source>Your line is slow.</source>
        <comment>v.limit.viewer_line</comment>
        <translation>您的网络较慢。</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer is busy.</source>
        <comment>v.limit.host_cpu</comment>
        <translation>{customer} 的电脑很忙。</translation>
    </message>
    <message>
        <source>Your computer is busy.</source>
        <comment>v.limit.viewer_cpu</comment>
        <translation>您的电脑很忙。</translation>
    </message>
    <message>
        <source>Safety number {number}</source>
        <comment>v.safety</comment>
        <translation>安全码 {number}</translation>
    </message>
    <message>
        <source>Read this number to {customer} when asked.</source>
        <comment>v.safety.tip</comment>
        <translation>{customer} 询问时请念出此号码。</translation>
    </message>
    <message>
        <source>End because the numbers differ?</source>
        <comment>v.safety.ask</comment>
        <translation>号码不一样，要结束吗？</translation>
    </message>
    <message>
        <source>Someone may be in between. The session ends and the ticket is flagged.</source>
        <comment>v.safety.ask.2</comment>
        <translation>可能有人在中间。协助会结束，工单会被标记。</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>v.back</comment>
        <translation>返回</translation>
    </message>
    <message>
        <source>End now</source>
        <comment>v.safety.end</comment>
        <translation>立即结束</translation>
    </message>
    <message>
        <source>Ask for control</source>
        <comment>v.control.ask</comment>
        <translation>请求操作</translation>
    </message>
    <message>
        <source>You only look</source>
        <comment>v.look</comment>
        <translation>您仅在查看</translation>
    </message>
    <message>
        <source>{customer} did not answer in 60 s: that is a no. {permission}</source>
        <comment>v.control.noanswer</comment>
        <translation>{customer} 60 秒内未回答，视为拒绝。{permission}</translation>
    </message>
    <message>
        <source>The time is over: {permission}. {customer} can allow it again.</source>
        <comment>v.control.expired</comment>
        <translation>时间已到：{permission}。{customer} 可以再次允许。</translation>
    </message>
    <message>
        <source>Control: asked</source>
        <comment>v.control.asked</comment>
        <translation>操作：已请求</translation>
    </message>
    <message>
        <source>You control</source>
        <comment>v.control.on</comment>
        <translation>您正在操作</translation>
    </message>
    <message>
        <source>Control: waiting</source>
        <comment>v.control.held</comment>
        <translation>操作：等待中</translation>
    </message>
    <message>
        <source>{customer} hid this area. Your clicks and keys do not reach it.</source>
        <comment>v.hidden</comment>
        <translation>{customer} 隐藏了这个区域，您的点击和按键不会生效。</translation>
    </message>
    <message>
        <source>What your mouse does</source>
        <comment>v.mode</comment>
        <translation>鼠标的作用</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>v.mode.look</comment>
        <translation>查看</translation>
    </message>
    <message>
        <source>Point</source>
        <comment>v.mode.point</comment>
        <translation>指示</translation>
    </message>
    <message>
        <source>Draw</source>
        <comment>v.mode.draw</comment>
        <translation>绘制</translation>
    </message>
    <message>
        <source>{customer} is asked whether you may point.</source>
        <comment>v.point.asked</comment>
        <translation>正在询问 {customer} 是否允许您指示。</translation>
    </message>
    <message>
        <source>Shape</source>
        <comment>v.draw.shape</comment>
        <translation>形状</translation>
    </message>
    <message>
        <source>Arrow</source>
        <comment>v.draw.arrow</comment>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Box</source>
        <comment>v.draw.box</comment>
        <translation>方框</translation>
    </message>
    <message>
        <source>Free line</source>
        <comment>v.draw.path</comment>
        <translation>自由线</translation>
    </message>
    <message>
        <source>Step</source>
        <comment>v.draw.number</comment>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Colour</source>
        <comment>v.draw.colour</comment>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Red</source>
        <comment>v.colour.0</comment>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <comment>v.colour.1</comment>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <comment>v.colour.2</comment>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <comment>v.colour.3</comment>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Turquoise</source>
        <comment>v.colour.4</comment>
        <translation>青色</translation>
    </message>
    <message>
        <source>Blue</source>
        <comment>v.colour.5</comment>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Violet</source>
        <comment>v.colour.6</comment>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Pink</source>
        <comment>v.colour.7</comment>
        <translation>粉色</translation>
    </message>
    <message>
        <source>How long it stays</source>
        <comment>v.draw.life</comment>
        <translation>保留多久</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <comment>v.draw.seconds</comment>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Until cleared</source>
        <comment>v.draw.stays</comment>
        <translation>直到清除</translation>
    </message>
    <message>
        <source>Words for step {number}</source>
        <comment>v.draw.words</comment>
        <translation>步骤 {number} 的文字</translation>
    </message>
    <message>
        <source>Undo the last drawing</source>
        <comment>v.draw.undo</comment>
        <translation>撤销上一个图形</translation>
    </message>
    <message>
        <source>Clear all drawings</source>
        <comment>v.draw.clear</comment>
        <translation>清除全部图形</translation>
    </message>
    <message>
        <source>Save as guide</source>
        <comment>v.guide</comment>
        <translation>保存为指南</translation>
    </message>
    <message numerus="yes">
        <source>Save %n steps as guide</source>
        <comment>v.guide.count</comment>
        <translation>
            <numerusform>将 %n 个步骤保存为指南</numerusform>
        </translation>
    </message>
    <message>
        <source>AssistDesk · Help from {org}</source>
        <comment>w.title</comment>
        <translation>AssistDesk · {org} 的协助</translation>
    </message>
    <message>
        <source>AssistDesk · Get help</source>
        <comment>w.title.plain</comment>
        <translation>AssistDesk · 获得协助</translation>
    </message>
    <message>
        <source>Get help</source>
        <comment>w.home</comment>
        <translation>获得协助</translation>
    </message>
    <message>
        <source>Session code</source>
        <comment>w.home.field</comment>
        <translation>协助码</translation>
    </message>
    <message>
        <source>Nobody sees your screen yet. You decide on the next page.</source>
        <comment>w.home.calm</comment>
        <translation>现在没有人看到您的屏幕，下一页由您决定。</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>w.home.go</comment>
        <translation>继续</translation>
    </message>
    <message>
        <source>The code came by a link. Nothing is connected until you press Continue.</source>
        <comment>w.home.link</comment>
        <translation>协助码来自链接。您点“继续”之前不会连接。</translation>
    </message>
    <message>
        <source>Some digits are missing, or there are too many. Nothing was sent.</source>
        <comment>w.code.length</comment>
        <translation>位数不对，尚未发送任何内容。</translation>
    </message>
    <message>
        <source>A code has digits only. Please check.</source>
        <comment>w.code.letters</comment>
        <translation>协助码只有数字，请核对。</translation>
    </message>
    <message>
        <source>No code? Call {org}: {phone}</source>
        <comment>w.home.call</comment>
        <translation>没有协助码？请致电 {org}：{phone}</translation>
    </message>
    <message>
        <source>I help others: sign in</source>
        <comment>w.home.agent</comment>
        <translation>我是客服：登录</translation>
    </message>
    <message>
        <source>Connecting safely…</source>
        <comment>w.joining</comment>
        <translation>正在安全连接…</translation>
    </message>
    <message>
        <source>Both computers agree on a key that nobody else has.</source>
        <comment>w.joining.calm</comment>
        <translation>两台电脑正在商定只有它们知道的密钥。</translation>
    </message>
    <message>
        <source>This takes longer than usual. Please wait, or cancel and try again.</source>
        <comment>w.joining.slow</comment>
        <translation>比平时久一些。请稍候，或取消后重试。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>w.cancel</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <comment>w.screen</comment>
        <translation>屏幕 {number}</translation>
    </message>
    <message>
        <source>Screen {number}, the main one</source>
        <comment>w.screen.main</comment>
        <translation>屏幕 {number}（主屏）</translation>
    </message>
    <message>
        <source>Choose at least one screen.</source>
        <comment>w.screens.none</comment>
        <translation>请至少选择一个屏幕。</translation>
    </message>
    <message>
        <source>For how long</source>
        <comment>w.howlong</comment>
        <translation>多长时间</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <comment>w.minutes</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Until I stop</source>
        <comment>w.untilstop</comment>
        <translation>直到我停止</translation>
    </message>
    <message>
        <source>Allow ({seconds})</source>
        <comment>w.allow.in</comment>
        <translation>允许 ({seconds})</translation>
    </message>
    <message>
        <source>Request #{number}</source>
        <comment>w.request</comment>
        <translation>请求 #{number}</translation>
    </message>
    <message>
        <source>Safety number</source>
        <comment>w.safety</comment>
        <translation>安全码</translation>
    </message>
    <message>
        <source>The numbers are the same.</source>
        <comment>w.safety.same</comment>
        <translation>号码一样。</translation>
    </message>
    <message>
        <source>The numbers were not compared.</source>
        <comment>w.safety.skipped</comment>
        <translation>没有比对号码。</translation>
    </message>
    <message>
        <source>What {agent} may do</source>
        <comment>w.allowed</comment>
        <translation>{agent} 可以做什么</translation>
    </message>
    <message>
        <source>Until you stop it</source>
        <comment>w.perm.open</comment>
        <translation>直到您停止</translation>
    </message>
    <message>
        <source>{time} left</source>
        <comment>w.perm.left</comment>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>On hold: nothing is seen</source>
        <comment>w.perm.held</comment>
        <translation>暂停中：看不到任何内容</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <comment>w.perm.off</comment>
        <translation>未允许</translation>
    </message>
    <message>
        <source>Take back: {permission}</source>
        <comment>w.takeback</comment>
        <translation>收回：{permission}</translation>
    </message>
    <message numerus="yes">
        <source>The line: {rtt} ms, %n pictures a second</source>
        <comment>w.line</comment>
        <translation>
            <numerusform>线路：{rtt} 毫秒，每秒 %n 幅画面</numerusform>
        </translation>
    </message>
    <message>
        <source>The line on your side is slow.</source>
        <comment>w.line.host_line</comment>
        <translation>您这边的网络较慢。</translation>
    </message>
    <message>
        <source>The line on the agent&apos;s side is slow.</source>
        <comment>w.line.viewer_line</comment>
        <translation>客服那边的网络较慢。</translation>
    </message>
    <message>
        <source>Your computer is busy.</source>
        <comment>w.line.host_cpu</comment>
        <translation>您的电脑正忙。</translation>
    </message>
    <message>
        <source>The line stands still. AssistDesk keeps trying.</source>
        <comment>w.line.stalled</comment>
        <translation>线路停滞。AssistDesk 会继续尝试。</translation>
    </message>
    <message>
        <source>The agent&apos;s computer is busy.</source>
        <comment>w.line.viewer_cpu</comment>
        <translation>客服的电脑正忙。</translation>
    </message>
    <message>
        <source>{agent} can see this screen. Time: {time}</source>
        <comment>w.bar.spoken</comment>
        <translation>{agent} 可以看到此屏幕。时间：{time}</translation>
    </message>
    <message>
        <source>confirmed</source>
        <comment>w.confirmed</comment>
        <translation>已确认</translation>
    </message>
    <message>
        <source>not verified</source>
        <comment>w.notverified</comment>
        <translation>未核实</translation>
    </message>
    <message>
        <source>{agent} has ended the session.</source>
        <comment>w.over.agent</comment>
        <translation>{agent} 已结束协助。</translation>
    </message>
    <message>
        <source>You did not allow it. Nobody saw your screen.</source>
        <comment>w.over.denied</comment>
        <translation>您没有允许，没有人看到您的屏幕。</translation>
    </message>
    <message>
        <source>The line did not come back. Nobody sees your screen.</source>
        <comment>w.over.lost</comment>
        <translation>连接没有恢复，没有人看到您的屏幕。</translation>
    </message>
    <message>
        <source>The time was up. Nobody sees your screen.</source>
        <comment>w.over.time</comment>
        <translation>时间已到，没有人看到您的屏幕。</translation>
    </message>
    <message>
        <source>The session is over. Nobody sees your screen.</source>
        <comment>w.over.other</comment>
        <translation>协助已结束，没有人看到您的屏幕。</translation>
    </message>
    <message>
        <source>{agent}&apos;s computer could not show the picture. Nobody sees your screen.</source>
        <comment>w.over.picture</comment>
        <translation>{agent} 的电脑无法显示画面。现在没有人能看到您的屏幕。</translation>
    </message>
    <message>
        <source>What was used</source>
        <comment>w.over.used</comment>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Nothing was shown.</source>
        <comment>w.over.nothing</comment>
        <translation>没有显示任何内容。</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <comment>w.saved</comment>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Save my copy of the record</source>
        <comment>w.save.title</comment>
        <translation>保存我的记录副本</translation>
    </message>
    <message>
        <source>New code</source>
        <comment>w.newcode</comment>
        <translation>新的协助码</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>w.close</comment>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Lost for %n seconds.</source>
        <comment>w.lost.for</comment>
        <translation>
            <numerusform>已断开 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer cannot show its screen yet</source>
        <comment>w.checks</comment>
        <translation>此电脑暂时无法共享屏幕</translation>
    </message>
    <message>
        <source>Waits while you use mouse or keyboard</source>
        <comment>w.control.held</comment>
        <translation>您使用鼠标或键盘时对方会等待</translation>
    </message>
    <message>
        <source>Hide something</source>
        <comment>h.open</comment>
        <translation>隐藏内容</translation>
    </message>
    <message>
        <source>What {agent} must not see</source>
        <comment>h.title</comment>
        <translation>不让 {agent} 看到的内容</translation>
    </message>
    <message>
        <source>{agent} sees hatched grey there, also when the window moves. It is in no recording.</source>
        <comment>h.how</comment>
        <translation>{agent} 在那里只看到灰色斜线，窗口移动时也一样。任何录制中都没有。</translation>
    </message>
    <message>
        <source>Windows: tick to hide</source>
        <comment>h.windows</comment>
        <translation>窗口：勾选即隐藏</translation>
    </message>
    <message>
        <source>Hide: {title}</source>
        <comment>h.hide</comment>
        <translation>隐藏：{title}</translation>
    </message>
    <message>
        <source>Only this</source>
        <comment>h.only</comment>
        <translation>仅此窗口</translation>
    </message>
    <message>
        <source>Show only this window: {title}</source>
        <comment>h.only.name</comment>
        <translation>只显示此窗口：{title}</translation>
    </message>
    <message>
        <source>Only “{title}” is shown, everything else is hidden.</source>
        <comment>h.only.is</comment>
        <translation>只显示“{title}”，其余全部隐藏。</translation>
    </message>
    <message>
        <source>The window you show is closed. {agent} sees nothing.</source>
        <comment>h.only.gone</comment>
        <translation>您显示的窗口已关闭，{agent} 什么也看不到。</translation>
    </message>
    <message>
        <source>Show the rest again</source>
        <comment>h.only.no</comment>
        <translation>重新显示其余内容</translation>
    </message>
    <message>
        <source>Hide an area</source>
        <comment>h.area</comment>
        <translation>隐藏一个区域</translation>
    </message>
    <message numerus="yes">
        <source>Show %n hidden areas</source>
        <comment>h.areas.show</comment>
        <translation>
            <numerusform>显示 %n 个隐藏区域</numerusform>
        </translation>
    </message>
    <message>
        <source>Single windows cannot be told apart here. Areas can be hidden.</source>
        <comment>h.impossible</comment>
        <translation>此处无法区分单个窗口，但可以隐藏区域。</translation>
    </message>
    <message>
        <source>Something failed on our side. Your work is saved.</source>
        <comment>cause.bug</comment>
        <translation>程序出错了，您的工作已保存。</translation>
    </message>
    <message>
        <source>E-mail, password or digits are not right.</source>
        <comment>cause.signin</comment>
        <translation>邮箱、密码或验证码不正确。</translation>
    </message>
    <message>
        <source>E-mail, password or digits are not right.</source>
        <comment>cause.sign_in_refused</comment>
        <translation>邮箱、密码或验证码不正确。</translation>
    </message>
    <message numerus="yes">
        <source>Too many tries. Wait %n minutes.</source>
        <comment>cause.locked</comment>
        <translation>
            <numerusform>尝试过多，请等待 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many requests. Wait a moment and try again.</source>
        <comment>cause.too_many</comment>
        <translation>请求过多，请稍后再试。</translation>
    </message>
    <message>
        <source>Other files of yours go up first. This one follows by itself.</source>
        <comment>cause.too_many_uploads</comment>
        <translation>您的其他文件先上传，这个随后自动上传。</translation>
    </message>
    <message>
        <source>Too many sessions are open. End one first.</source>
        <comment>cause.too_many_rooms</comment>
        <translation>打开的协助过多，请先结束一个。</translation>
    </message>
    <message>
        <source>Too many codes were tried. Wait a moment.</source>
        <comment>cause.too_many_claims</comment>
        <translation>尝试的协助码过多，请稍候。</translation>
    </message>
    <message>
        <source>Too many tries to come back. Ask for a new code.</source>
        <comment>cause.too_many_rejoins</comment>
        <translation>重连次数过多，请要一个新的协助码。</translation>
    </message>
    <message>
        <source>You are signed out. Please sign in again.</source>
        <comment>cause.unauthorized</comment>
        <translation>您已退出，请重新登录。</translation>
    </message>
    <message>
        <source>You are signed out. Please sign in again.</source>
        <comment>cause.signed_out</comment>
        <translation>您已退出，请重新登录。</translation>
    </message>
    <message>
        <source>You are signed out. Please sign in again.</source>
        <comment>cause.token_refused</comment>
        <translation>您已退出，请重新登录。</translation>
    </message>
    <message>
        <source>This computer is not known any more. Sign in again.</source>
        <comment>cause.device_proof_refused</comment>
        <translation>这台电脑已失效，请重新登录。</translation>
    </message>
    <message>
        <source>Your account may not do that.</source>
        <comment>cause.forbidden</comment>
        <translation>您的账户无权这样做。</translation>
    </message>
    <message>
        <source>Choose a password of your own first.</source>
        <comment>cause.must_change_password</comment>
        <translation>请先设置自己的密码。</translation>
    </message>
    <message>
        <source>This password is too easy to guess. Choose another.</source>
        <comment>cause.password_refused</comment>
        <translation>此密码容易被猜到，请换一个。</translation>
    </message>
    <message>
        <source>This is gone or not yours.</source>
        <comment>cause.not_found</comment>
        <translation>已不存在，或不属于您。</translation>
    </message>
    <message>
        <source>This code no longer works. Make a new one.</source>
        <comment>cause.code_unknown</comment>
        <translation>这个协助码已失效，请生成新的。</translation>
    </message>
    <message>
        <source>Code used up. Make a new one?</source>
        <comment>cause.code_expired</comment>
        <translation>协助码已用完，生成新的吗？</translation>
    </message>
    <message>
        <source>Code used up. Make a new one?</source>
        <comment>cause.expired</comment>
        <translation>协助码已用完，生成新的吗？</translation>
    </message>
    <message>
        <source>Code used up. Make a new one?</source>
        <comment>cause.wrong_code</comment>
        <translation>协助码已用完，生成新的吗？</translation>
    </message>
    <message>
        <source>All codes are in use. Try again in a minute.</source>
        <comment>cause.codes_full</comment>
        <translation>协助码已用完，请一分钟后再试。</translation>
    </message>
    <message>
        <source>No more sessions fit just now. Try again soon.</source>
        <comment>cause.no_node</comment>
        <translation>暂时无法开启更多协助，请稍后再试。</translation>
    </message>
    <message>
        <source>No more sessions fit just now. Try again soon.</source>
        <comment>cause.node_full</comment>
        <translation>暂时无法开启更多协助，请稍后再试。</translation>
    </message>
    <message>
        <source>This session is over.</source>
        <comment>cause.room_unknown</comment>
        <translation>此次协助已结束。</translation>
    </message>
    <message>
        <source>This session is over.</source>
        <comment>cause.room_over</comment>
        <translation>此次协助已结束。</translation>
    </message>
    <message>
        <source>This session has begun already.</source>
        <comment>cause.room_confirmed</comment>
        <translation>此次协助已经开始。</translation>
    </message>
    <message>
        <source>The customer has not joined yet.</source>
        <comment>cause.room_not_claimed</comment>
        <translation>客户尚未加入。</translation>
    </message>
    <message>
        <source>Someone changed this meanwhile. Look again, then repeat.</source>
        <comment>cause.conflict</comment>
        <translation>有人刚刚修改过，请查看后重试。</translation>
    </message>
    <message>
        <source>A colleague changed this ticket meanwhile. Look again, then repeat.</source>
        <comment>cause.row_version</comment>
        <translation>同事刚刚修改了此工单，请查看后重试。</translation>
    </message>
    <message>
        <source>A colleague replied meanwhile. Read it, then send again.</source>
        <comment>cause.newer_reply</comment>
        <translation>同事刚刚回复过，请先阅读再发送。</translation>
    </message>
    <message>
        <source>The ticket cannot go there from its present state.</source>
        <comment>cause.step</comment>
        <translation>工单不能从当前状态变成那样。</translation>
    </message>
    <message>
        <source>Something still hangs on this. Move it elsewhere first.</source>
        <comment>cause.in_use</comment>
        <translation>还有内容与此关联。请先移到别处。</translation>
    </message>
    <message>
        <source>Choose words or files of this comment.</source>
        <comment>cause.redact</comment>
        <translation>请选择此条内容中的文字或文件。</translation>
    </message>
    <message>
        <source>A closed ticket cannot be changed. Open a new one.</source>
        <comment>cause.closed</comment>
        <translation>已关闭的工单不能修改，请新建。</translation>
    </message>
    <message>
        <source>This is too large to be sent.</source>
        <comment>cause.too_large</comment>
        <translation>内容过大，无法发送。</translation>
    </message>
    <message>
        <source>The relay did not take this. Please check what you typed.</source>
        <comment>cause.invalid</comment>
        <translation>服务器没有接受，请检查输入。</translation>
    </message>
    <message>
        <source>The relay did not take this. Please check what you typed.</source>
        <comment>cause.malformed</comment>
        <translation>服务器没有接受，请检查输入。</translation>
    </message>
    <message>
        <source>The relay did not take this. Please check what you typed.</source>
        <comment>cause.refused</comment>
        <translation>服务器没有接受，请检查输入。</translation>
    </message>
    <message>
        <source>The relay made a mistake. Your work is kept; try again.</source>
        <comment>cause.internal</comment>
        <translation>服务器出错，您的内容已保留，请重试。</translation>
    </message>
    <message>
        <source>The relay is busy. We try again by ourselves.</source>
        <comment>cause.busy</comment>
        <translation>服务器繁忙，我们会自动重试。</translation>
    </message>
    <message>
        <source>The relay is busy. We try again by ourselves.</source>
        <comment>cause.relay_busy</comment>
        <translation>服务器繁忙，我们会自动重试。</translation>
    </message>
    <message>
        <source>The relay cannot do this just now. Try again soon.</source>
        <comment>cause.unavailable</comment>
        <translation>服务器暂时无法处理，请稍后再试。</translation>
    </message>
    <message>
        <source>The relay is restarting. We come back by ourselves.</source>
        <comment>cause.stopping</comment>
        <translation>服务器正在重启，我们会自动恢复。</translation>
    </message>
    <message>
        <source>The relay&apos;s disk is full. Tell your administrator.</source>
        <comment>cause.disk_full</comment>
        <translation>服务器磁盘已满，请告知管理员。</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or locked.</source>
        <comment>cause.disk</comment>
        <translation>这台电脑的磁盘已满或被锁定。</translation>
    </message>
    <message>
        <source>Too much waits to be sent. Connect first.</source>
        <comment>cause.outbox_full</comment>
        <translation>待发送内容过多，请先连接。</translation>
    </message>
    <message>
        <source>A newer AssistDesk was used here. Please install it again.</source>
        <comment>cause.store_newer</comment>
        <translation>此处用过更新的 AssistDesk，请重新安装新版。</translation>
    </message>
    <message>
        <source>The memory of this computer is damaged. Nothing on the relay is lost.</source>
        <comment>cause.store_damaged</comment>
        <translation>本机缓存已损坏，服务器上的内容没有丢失。</translation>
    </message>
    <message>
        <source>No connection to the relay. Check your internet.</source>
        <comment>cause.unreachable</comment>
        <translation>无法连接服务器，请检查网络。</translation>
    </message>
    <message>
        <source>No connection to the relay. Check your internet.</source>
        <comment>cause.not_reachable</comment>
        <translation>无法连接服务器，请检查网络。</translation>
    </message>
    <message>
        <source>The relay does not answer. We keep trying.</source>
        <comment>cause.timeout</comment>
        <translation>服务器没有回应，我们会继续尝试。</translation>
    </message>
    <message>
        <source>The relay does not answer. We keep trying.</source>
        <comment>cause.timed_out</comment>
        <translation>服务器没有回应，我们会继续尝试。</translation>
    </message>
    <message>
        <source>The line is cut. We keep trying.</source>
        <comment>cause.link</comment>
        <translation>连接已断开，我们会继续尝试。</translation>
    </message>
    <message>
        <source>The line is cut. We keep trying.</source>
        <comment>cause.link_closed</comment>
        <translation>连接已断开，我们会继续尝试。</translation>
    </message>
    <message>
        <source>Offline. What you write is kept and sent later.</source>
        <comment>cause.offline</comment>
        <translation>已离线。您写的内容会保存，稍后发送。</translation>
    </message>
    <message>
        <source>The relay could not prove who it is. Tell your administrator.</source>
        <comment>cause.certificate</comment>
        <translation>服务器无法证明身份，请告知管理员。</translation>
    </message>
    <message>
        <source>This address is not secured. Ask for the right one.</source>
        <comment>cause.insecure_address</comment>
        <translation>此地址不安全，请索要正确地址。</translation>
    </message>
    <message>
        <source>Something else answered in the relay&apos;s place. Check the network.</source>
        <comment>cause.not_the_relay</comment>
        <translation>回应的不是服务器，请检查网络。</translation>
    </message>
    <message>
        <source>A proxy on the way asks for a password.</source>
        <comment>cause.proxy</comment>
        <translation>途中的代理服务器需要密码。</translation>
    </message>
    <message>
        <source>The relay&apos;s answer was too large. Try again.</source>
        <comment>cause.answer_too_large</comment>
        <translation>服务器的回应过大，请重试。</translation>
    </message>
    <message>
        <source>Too much at once. Wait a moment and try again.</source>
        <comment>cause.queue_full</comment>
        <translation>操作过多，请稍后再试。</translation>
    </message>
    <message>
        <source>AssistDesk is still starting. One moment.</source>
        <comment>cause.starting</comment>
        <translation>AssistDesk 正在启动，请稍候。</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_late</comment>
        <translation>本次协助已无法继续。请要一个新的协助码。</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_over</comment>
        <translation>本次协助已无法继续。请要一个新的协助码。</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_ledger</comment>
        <translation>本次协助已无法继续。请要一个新的协助码。</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_screens</comment>
        <translation>本次协助已无法继续。请要一个新的协助码。</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_account</comment>
        <translation>本次协助已无法继续。请要一个新的协助码。</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_relay</comment>
        <translation>本次协助已无法继续。请要一个新的协助码。</translation>
    </message>
    <message>
        <source>Your colleague&apos;s AssistDesk is not open.</source>
        <comment>cause.agent_not_here</comment>
        <translation>您的同事没有打开 AssistDesk。</translation>
    </message>
    <message>
        <source>This ask is not signed by your organisation. Nothing was sent.</source>
        <comment>cause.letter_not_verified</comment>
        <translation>此请求没有贵组织的签名。未发送任何内容。</translation>
    </message>
    <message>
        <source>The screen could not be read any more.</source>
        <comment>cause.capture_lost</comment>
        <translation>无法继续读取屏幕。</translation>
    </message>
    <message>
        <source>The screen cannot be read on this computer.</source>
        <comment>cause.no_capture</comment>
        <translation>无法读取这台电脑的屏幕。</translation>
    </message>
    <message>
        <source>There is no screen to share here.</source>
        <comment>cause.no_display</comment>
        <translation>此处没有可共享的屏幕。</translation>
    </message>
    <message>
        <source>This computer is too slow for the picture. Session ended.</source>
        <comment>cause.decoder_slow</comment>
        <translation>这台电脑处理画面太慢，协助已结束。</translation>
    </message>
    <message>
        <source>This text holds the live session code. Read it aloud instead.</source>
        <comment>cause.code_in_text</comment>
        <translation>此文字含有正在使用的协助码，请改为念给对方。</translation>
    </message>
    <message>
        <source>The relay does not know this question. Is this program newer than it?</source>
        <comment>cause.query_unknown</comment>
        <translation>服务器不认识此查询。此程序是否比服务器更新？</translation>
    </message>
    <message>
        <source>Changed.</source>
        <comment>cause.changed</comment>
        <translation>已更改。</translation>
    </message>
    <message>
        <source>Your change of AD-{number} is being taken back.</source>
        <comment>cause.change_undone</comment>
        <translation>正在撤销您对 AD-{number} 的更改。</translation>
    </message>
    <message>
        <source>It goes out in a moment.</source>
        <comment>cause.sending</comment>
        <translation>即将发出。</translation>
    </message>
    <message>
        <source>AD-{ticket} is made.</source>
        <comment>cause.ticket_made</comment>
        <translation>已创建 AD-{ticket}。</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard after {seconds} s.</source>
        <comment>cause.code_copied</comment>
        <translation>已复制，{seconds} 秒后从剪贴板清除。</translation>
    </message>
    <message>
        <source>Too late to take it back: it has gone out.</source>
        <comment>cause.undo_too_late</comment>
        <translation>来不及撤回，已经发出。</translation>
    </message>
    <message>
        <source>What you sent in AD-{number} could not go out. It is back in the composer; the ticket shows why.</source>
        <comment>cause.send_returned</comment>
        <translation>您在 AD-{number} 中发送的内容未能发出，已放回编辑框；原因请看工单。</translation>
    </message>
    <message>
        <source>AD-{number}: what you set was changed meanwhile. Please choose there.</source>
        <comment>cause.changed_too</comment>
        <translation>AD-{number}：您设置的内容刚刚被更改。请前往选择。</translation>
    </message>
    <message>
        <source>A session is running. End that one first.</source>
        <comment>cause.session_running</comment>
        <translation>已有协助正在进行，请先结束它。</translation>
    </message>
    <message>
        <source>This computer&apos;s memory was damaged and is kept aside as {file}.</source>
        <comment>cause.store_set_aside</comment>
        <translation>此电脑的本地数据已损坏，已另存为 {file}。</translation>
    </message>
    <message>
        <source>The memory of this computer cannot be opened. Is the disk full or locked?</source>
        <comment>cause.store_unavailable</comment>
        <translation>无法打开此电脑的本地数据，磁盘是否已满或被锁定？</translation>
    </message>
    <message>
        <source>This AssistDesk is too old. Please install the new one.</source>
        <comment>cause.too_old</comment>
        <translation>此 AssistDesk 版本过旧，请安装新版。</translation>
    </message>
    <message>
        <source>Many of your files wait to go out. Send some; this one follows by itself.</source>
        <comment>cause.too_many_waiting</comment>
        <translation>您有很多文件还在等待消息发送。先发送一些，这个随后自动上传。</translation>
    </message>
    <message>
        <source>This is not a session code.</source>
        <comment>cause.nameplate_malformed</comment>
        <translation>这不是协助码。</translation>
    </message>
    <message>
        <source>There are too many keys for programs. Withdraw one first.</source>
        <comment>cause.too_many_tokens</comment>
        <translation>程序密钥太多。请先撤销一个。</translation>
    </message>
    <message>
        <source>This account may not give a program that right.</source>
        <comment>cause.token_scope</comment>
        <translation>此账户不能授予程序该权限。</translation>
    </message>
    <message>
        <source>Type a command, a ticket, a person</source>
        <comment>palette.hint</comment>
        <translation>输入命令、工单或姓名</translation>
    </message>
    <message>
        <source>Results</source>
        <comment>palette.list</comment>
        <translation>结果</translation>
    </message>
    <message>
        <source>View</source>
        <comment>palette.view</comment>
        <translation>视图</translation>
    </message>
    <message>
        <source>Search everywhere for “{text}”</source>
        <comment>palette.everywhere</comment>
        <translation>在所有地方搜索“{text}”</translation>
    </message>
    <message>
        <source>General</source>
        <comment>shortcuts.general</comment>
        <translation>通用</translation>
    </message>
    <message>
        <source>Tickets</source>
        <comment>shortcuts.tickets</comment>
        <translation>工单列表</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <comment>shortcuts.ticket</comment>
        <translation>当前工单</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>shortcuts.session</comment>
        <translation>远程协助</translation>
    </message>
    <message>
        <source>Single letters work while no text field has the focus.</source>
        <comment>shortcuts.letters</comment>
        <translation>单个字母键只在没有输入文字时有效。</translation>
    </message>
    <message>
        <source>Command palette</source>
        <comment>cmd.palette</comment>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <comment>cmd.shortcuts</comment>
        <translation>所有快捷键</translation>
    </message>
    <message>
        <source>Search</source>
        <comment>cmd.search</comment>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Inbox</source>
        <comment>cmd.inbox</comment>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>cmd.settings</comment>
        <translation>设置</translation>
    </message>
    <message>
        <source>Next pane</source>
        <comment>cmd.pane.next</comment>
        <translation>下一窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <comment>cmd.pane.previous</comment>
        <translation>上一窗格</translation>
    </message>
    <message>
        <source>Undo the last act</source>
        <comment>cmd.undo</comment>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>New ticket</source>
        <comment>cmd.new</comment>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Next ticket</source>
        <comment>cmd.next</comment>
        <translation>下一工单</translation>
    </message>
    <message>
        <source>Previous ticket</source>
        <comment>cmd.previous</comment>
        <translation>上一工单</translation>
    </message>
    <message>
        <source>Next unread ticket</source>
        <comment>cmd.next_unread</comment>
        <translation>下一未读工单</translation>
    </message>
    <message>
        <source>Views</source>
        <comment>cmd.views</comment>
        <translation>视图</translation>
    </message>
    <message>
        <source>Reply</source>
        <comment>cmd.reply</comment>
        <translation>回复</translation>
    </message>
    <message>
        <source>Internal note</source>
        <comment>cmd.note</comment>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Switch reply and note</source>
        <comment>cmd.switch</comment>
        <translation>切换回复与备注</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>cmd.send</comment>
        <translation>发送</translation>
    </message>
    <message>
        <source>Solve</source>
        <comment>cmd.solve</comment>
        <translation>解决</translation>
    </message>
    <message>
        <source>Solve and next</source>
        <comment>cmd.solve_next</comment>
        <translation>解决并转到下一个</translation>
    </message>
    <message>
        <source>Assign</source>
        <comment>cmd.assign</comment>
        <translation>分配</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>cmd.status</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>cmd.priority</comment>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Copy ticket number</source>
        <comment>cmd.copy_number</comment>
        <translation>复制工单编号</translation>
    </message>
    <message>
        <source>Start session</source>
        <comment>cmd.start</comment>
        <translation>开始协助</translation>
    </message>
    <message>
        <source>Open full view</source>
        <comment>cmd.full_view</comment>
        <translation>打开大图</translation>
    </message>
    <message>
        <source>End</source>
        <comment>cmd.end</comment>
        <translation>结束</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>cmd.copy_code</comment>
        <translation>复制</translation>
    </message>
    <message>
        <source>Link</source>
        <comment>cmd.copy_link</comment>
        <translation>链接</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>new.subject</comment>
        <translation>主题</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <comment>new.subject.hint</comment>
        <translation>关于什么？</translation>
    </message>
    <message>
        <source>Customer&apos;s name</source>
        <comment>new.name</comment>
        <translation>客户姓名</translation>
    </message>
    <message>
        <source>Organisation</source>
        <comment>new.organisation</comment>
        <translation>组织</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>new.phone</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>Customer&apos;s language</source>
        <comment>new.language</comment>
        <translation>客户语言</translation>
    </message>
    <message>
        <source>As it is written</source>
        <comment>new.language.words</comment>
        <translation>按所写文字判断</translation>
    </message>
    <message>
        <source>Goes to</source>
        <comment>new.assignee</comment>
        <translation>交给</translation>
    </message>
    <message>
        <source>First entry</source>
        <comment>new.body</comment>
        <translation>第一条内容</translation>
    </message>
    <message>
        <source>What did the customer say?</source>
        <comment>new.body.hint</comment>
        <translation>客户说了什么？</translation>
    </message>
    <message>
        <source>Seen by the customer</source>
        <comment>new.public</comment>
        <translation>客户可见</translation>
    </message>
    <message>
        <source>Create ticket</source>
        <comment>new.create</comment>
        <translation>创建工单</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <comment>new.missing</comment>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <comment>settings.search</comment>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Nothing in the settings holds these words.</source>
        <comment>settings.nothing</comment>
        <translation>设置中没有包含这些词的内容。</translation>
    </message>
    <message>
        <source>Help that people can trust.</source>
        <comment>sign.brand</comment>
        <translation>让人放心的协助。</translation>
    </message>
    <message>
        <source>The customer sees what you see, and decides what you may do.</source>
        <comment>sign.promise.1</comment>
        <translation>客户看到您所看到的，并决定您能做什么。</translation>
    </message>
    <message>
        <source>Screens are sealed from end to end. Nobody in between can look.</source>
        <comment>sign.promise.2</comment>
        <translation>画面端到端加密，中间任何人都无法查看。</translation>
    </message>
    <message>
        <source>Every session writes its own report into the ticket.</source>
        <comment>sign.promise.3</comment>
        <translation>每次协助都会自动写入工单报告。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <comment>sign.starting</comment>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <comment>sign.title</comment>
        <translation>登录</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>sign.email</comment>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Your account at {org}</source>
        <comment>sign.email.hint</comment>
        <translation>您在 {org} 的账户</translation>
    </message>
    <message>
        <source>This is not an e-mail address yet.</source>
        <comment>sign.email.bad</comment>
        <translation>这还不是完整的邮箱地址。</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>sign.next</comment>
        <translation>继续</translation>
    </message>
    <message>
        <source>Your password</source>
        <comment>sign.password.title</comment>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Password</source>
        <comment>sign.password</comment>
        <translation>密码</translation>
    </message>
    <message>
        <source>Please type your password.</source>
        <comment>sign.password.empty</comment>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Six digits</source>
        <comment>sign.digits.title</comment>
        <translation>六位验证码</translation>
    </message>
    <message>
        <source>Six digits</source>
        <comment>sign.digits</comment>
        <translation>六位验证码</translation>
    </message>
    <message>
        <source>From the app on your phone that shows them.</source>
        <comment>sign.digits.hint</comment>
        <translation>来自您手机上的验证器应用。</translation>
    </message>
    <message>
        <source>Stay signed in on this computer</source>
        <comment>sign.remember</comment>
        <translation>在这台电脑上保持登录</translation>
    </message>
    <message>
        <source>No key store here: you will not be remembered</source>
        <comment>sign.no_keyring</comment>
        <translation>此处没有密钥库，不会保持登录</translation>
    </message>
    <message>
        <source>Sign in</source>
        <comment>sign.in</comment>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <comment>sign.busy</comment>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <comment>sign.own.title</comment>
        <translation>设置您自己的密码</translation>
    </message>
    <message>
        <source>At least 12 characters. A sentence is good.</source>
        <comment>sign.own.hint</comment>
        <translation>至少 12 个字符，一句话就很好。</translation>
    </message>
    <message>
        <source>New password</source>
        <comment>sign.own.first</comment>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <comment>sign.own.second</comment>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>At least 12 characters, please.</source>
        <comment>sign.own.short</comment>
        <translation>至少需要 12 个字符。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <comment>sign.own.differ</comment>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Save and continue</source>
        <comment>sign.own.save</comment>
        <translation>保存并继续</translation>
    </message>
    <message>
        <source>I was given a code</source>
        <comment>sign.given_code</comment>
        <translation>我收到了协助码</translation>
    </message>
    <message>
        <source>General</source>
        <comment>settings.general</comment>
        <translation>通用</translation>
    </message>
    <message>
        <source>Account</source>
        <comment>settings.account</comment>
        <translation>账户</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>settings.language</comment>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of this program. Customers read theirs.</source>
        <comment>settings.language.hint</comment>
        <translation>仅限本程序，客户看到自己的语言。</translation>
    </message>
    <message>
        <source>System</source>
        <comment>settings.system</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Colours</source>
        <comment>settings.scheme</comment>
        <translation>颜色</translation>
    </message>
    <message>
        <source>System follows your desktop, day and night.</source>
        <comment>settings.scheme.hint</comment>
        <translation>跟随系统会随桌面日夜切换。</translation>
    </message>
    <message>
        <source>System</source>
        <comment>settings.scheme.system</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>settings.scheme.light</comment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>settings.scheme.dark</comment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Density</source>
        <comment>settings.density</comment>
        <translation>密度</translation>
    </message>
    <message>
        <source>Compact shows more tickets and no preview line.</source>
        <comment>settings.density.hint</comment>
        <translation>紧凑模式显示更多工单，不显示预览。</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <comment>settings.density.comfortable</comment>
        <translation>舒适</translation>
    </message>
    <message>
        <source>Compact</source>
        <comment>settings.density.compact</comment>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <comment>settings.size</comment>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Smaller</source>
        <comment>settings.smaller</comment>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <comment>settings.larger</comment>
        <translation>放大</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <comment>settings.motion</comment>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <comment>settings.quiet</comment>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>No notice comes over the window and nothing flashes. What is for you waits in the lists.</source>
        <comment>settings.quiet.hint</comment>
        <translation>窗口上不弹出提醒，也不会闪烁。与您有关的内容在列表中等候。</translation>
    </message>
    <message>
        <source>Sign out</source>
        <comment>settings.signout</comment>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Sign out and forget this computer?</source>
        <comment>settings.signout.title</comment>
        <translation>退出登录并不再记住这台电脑？</translation>
    </message>
    <message>
        <source>What is not sent yet is sent first.</source>
        <comment>settings.signout.hint</comment>
        <translation>尚未发送的内容会先发送。</translation>
    </message>
    <message>
        <source>Connected to {relay}</source>
        <comment>settings.relay</comment>
        <translation>已连接到 {relay}</translation>
    </message>
    <message>
        <source>Clocks</source>
        <comment>clock.card</comment>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Target {target}, due {time}</source>
        <comment>clock.card.due</comment>
        <translation>目标 {target}，{time} 到期</translation>
    </message>
    <message>
        <source>Target {target}, over since {time}</source>
        <comment>clock.card.over</comment>
        <translation>目标 {target}，自 {time} 起超时</translation>
    </message>
    <message>
        <source>Target {target}</source>
        <comment>clock.card.target</comment>
        <translation>目标 {target}</translation>
    </message>
    <message>
        <source>Explain this clock</source>
        <comment>clock.card.explain</comment>
        <translation>解释此时钟</translation>
    </message>
    <message>
        <source>{days}d {hours}h</source>
        <comment>clock.days</comment>
        <translation>{days}天{hours}小时</translation>
    </message>
    <message>
        <source>{hours}h {minutes}m</source>
        <comment>clock.hours</comment>
        <translation>{hours}小时{minutes}分</translation>
    </message>
    <message>
        <source>{days}d</source>
        <comment>clock.whole_days</comment>
        <translation>{days}天</translation>
    </message>
    <message>
        <source>{hours}h</source>
        <comment>clock.whole_hours</comment>
        <translation>{hours}小时</translation>
    </message>
    <message>
        <source>{minutes}m</source>
        <comment>clock.minutes</comment>
        <translation>{minutes}分</translation>
    </message>
    <message>
        <source>{seconds}s</source>
        <comment>clock.seconds</comment>
        <translation>{seconds}秒</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>clock.paused</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>met</source>
        <comment>clock.met</comment>
        <translation>已达标</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>clock.cancelled</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>First reply</source>
        <comment>clock.first_reply_time</comment>
        <translation>首次回复</translation>
    </message>
    <message>
        <source>Next reply</source>
        <comment>clock.next_reply_time</comment>
        <translation>下次回复</translation>
    </message>
    <message>
        <source>Regular update</source>
        <comment>clock.periodic_update_time</comment>
        <translation>定期更新</translation>
    </message>
    <message>
        <source>Update while open</source>
        <comment>clock.pausable_update_time</comment>
        <translation>处理中更新</translation>
    </message>
    <message>
        <source>Solution, without waiting for the customer</source>
        <comment>clock.requester_wait_time</comment>
        <translation>解决时间（不含等待客户）</translation>
    </message>
    <message>
        <source>Our working time</source>
        <comment>clock.agent_work_time</comment>
        <translation>我方处理时间</translation>
    </message>
    <message>
        <source>Solution</source>
        <comment>clock.total_resolution_time</comment>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>{metric}: {time} left</source>
        <comment>clock.said.running</comment>
        <translation>{metric}：还剩{time}</translation>
    </message>
    <message>
        <source>{metric}: only {time} left</source>
        <comment>clock.said.warning</comment>
        <translation>{metric}：只剩{time}</translation>
    </message>
    <message>
        <source>{metric}: {time} over</source>
        <comment>clock.said.breached</comment>
        <translation>{metric}：已超时{time}</translation>
    </message>
    <message>
        <source>{metric}: paused</source>
        <comment>clock.said.paused</comment>
        <translation>{metric}：已暂停</translation>
    </message>
    <message>
        <source>{metric}: met</source>
        <comment>clock.said.met</comment>
        <translation>{metric}：已达标</translation>
    </message>
    <message>
        <source>{metric}: soon due</source>
        <comment>talk.sla_warned</comment>
        <translation>{metric}：即将到期</translation>
    </message>
    <message>
        <source>{metric}: target missed</source>
        <comment>talk.sla_breached</comment>
        <translation>{metric}：已超时</translation>
    </message>
    <message>
        <source>Clock explained</source>
        <comment>clock.explained</comment>
        <translation>时钟说明</translation>
    </message>
    <message>
        <source>What if</source>
        <comment>clock.what_if</comment>
        <translation>如果</translation>
    </message>
    <message>
        <source>As it is</source>
        <comment>clock.if.none</comment>
        <translation>照现在的规则</translation>
    </message>
    <message>
        <source>On hold pauses</source>
        <comment>clock.if.hold</comment>
        <translation>搁置时暂停</translation>
    </message>
    <message>
        <source>Counted in {name}</source>
        <comment>clock.if.schedule</comment>
        <translation>按 {name} 计算</translation>
    </message>
    <message>
        <source>If it were so</source>
        <comment>clock.if.so</comment>
        <translation>如果是这样</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <comment>clock.if.same</comment>
        <translation>没有任何变化。</translation>
    </message>
    <message>
        <source>No clock runs for this ticket.</source>
        <comment>clock.none</comment>
        <translation>此工单没有计时。</translation>
    </message>
    <message>
        <source>{counted} counted of {target}.</source>
        <comment>clock.counted_of</comment>
        <translation>已计{counted}，目标{target}。</translation>
    </message>
    <message>
        <source>Due {time}.</source>
        <comment>clock.due</comment>
        <translation>截止：{time}。</translation>
    </message>
    <message>
        <source>Over since {time}.</source>
        <comment>clock.over_since</comment>
        <translation>超时起始：{time}。</translation>
    </message>
    <message>
        <source>Paused; {time} are kept.</source>
        <comment>clock.kept</comment>
        <translation>已暂停，保留{time}。</translation>
    </message>
    <message>
        <source>Policy {policy}, priority {priority}.</source>
        <comment>clock.policy</comment>
        <translation>规则：{policy}，优先级：{priority}。</translation>
    </message>
    <message>
        <source>Counts day and night.</source>
        <comment>clock.always</comment>
        <translation>全天计时。</translation>
    </message>
    <message>
        <source>Counts in {name}: {hours}, {zone}.</source>
        <comment>clock.by_hours</comment>
        <translation>按“{name}”计时：{hours}，{zone}。</translation>
    </message>
    <message numerus="yes">
        <source>%n holidays stop it.</source>
        <comment>clock.holidays</comment>
        <translation>
            <numerusform>%n 个节假日不计时。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier stretches</source>
        <comment>clock.earlier</comment>
        <translation>
            <numerusform>之前还有 %n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted</source>
        <comment>clock.kind.counted</comment>
        <translation>计时</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>clock.kind.paused</comment>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Closed hours</source>
        <comment>clock.kind.out_of_hours</comment>
        <translation>非工作时间</translation>
    </message>
    <message>
        <source>Holiday</source>
        <comment>clock.kind.holiday</comment>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>clock.kind.solved</comment>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Order</source>
        <comment>list.sort</comment>
        <translation>排序</translation>
    </message>
    <message>
        <source>Newest change first</source>
        <comment>list.sort.own</comment>
        <translation>最近更新在前</translation>
    </message>
    <message>
        <source>Due first</source>
        <comment>list.sort.due</comment>
        <translation>先到期在前</translation>
    </message>
    <message>
        <source>Newest ticket first</source>
        <comment>list.sort.newest</comment>
        <translation>最新工单在前</translation>
    </message>
    <message>
        <source>Oldest ticket first</source>
        <comment>list.sort.oldest</comment>
        <translation>最早工单在前</translation>
    </message>
    <message>
        <source>Most urgent first</source>
        <comment>list.sort.priority</comment>
        <translation>最紧急在前</translation>
    </message>
    <message>
        <source>Macros and saved texts</source>
        <comment>cmd.macros</comment>
        <translation>宏和常用语</translation>
    </message>
    <message>
        <source>Macros and saved texts</source>
        <comment>macro.list</comment>
        <translation>宏和常用语</translation>
    </message>
    <message>
        <source>Use “{title}”?</source>
        <comment>macro.preview</comment>
        <translation>使用“{title}”吗？</translation>
    </message>
    <message>
        <source>Status becomes {status}</source>
        <comment>macro.status</comment>
        <translation>状态变为 {status}</translation>
    </message>
    <message>
        <source>Priority becomes {priority}</source>
        <comment>macro.priority</comment>
        <translation>优先级变为{priority}</translation>
    </message>
    <message>
        <source>Tags become {tags}</source>
        <comment>macro.tags</comment>
        <translation>标签变为 {tags}</translation>
    </message>
    <message>
        <source>Goes to {name}</source>
        <comment>macro.assignee</comment>
        <translation>分配给 {name}</translation>
    </message>
    <message>
        <source>{field} becomes {value}</source>
        <comment>macro.field</comment>
        <translation>{field} 变为 {value}</translation>
    </message>
    <message>
        <source>This text goes into your draft:</source>
        <comment>macro.text</comment>
        <translation>以下文字会放入您的草稿：</translation>
    </message>
    <message>
        <source>Nothing is sent to the customer by this.</source>
        <comment>macro.nothing_sent</comment>
        <translation>此操作不会向客户发送任何内容。</translation>
    </message>
    <message>
        <source>Undo does not set these as they are now: {fields}</source>
        <comment>macro.not_given_back</comment>
        <translation>撤销后不会恢复原样：{fields}</translation>
    </message>
    <message>
        <source>Use</source>
        <comment>macro.use</comment>
        <translation>使用</translation>
    </message>
    <message>
        <source>Fill in or remove before sending: {names}</source>
        <comment>macro.placeholder</comment>
        <translation>发送前请填写或删除：{names}</translation>
    </message>
    <message>
        <source>A text lacks its English words.</source>
        <comment>cause.text_locale</comment>
        <translation>有文字缺少英文内容。</translation>
    </message>
    <message>
        <source>A text is too long.</source>
        <comment>cause.text_size</comment>
        <translation>有文字过长。</translation>
    </message>
    <message>
        <source>Pick or let go a ticket</source>
        <comment>cmd.pick</comment>
        <translation>选中或取消工单</translation>
    </message>
    <message>
        <source>Pick all loaded tickets</source>
        <comment>cmd.pick_all</comment>
        <translation>选中所有已加载工单</translation>
    </message>
    <message>
        <source>Change the picked tickets</source>
        <comment>cmd.bulk</comment>
        <translation>批量修改选中工单</translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <comment>bulk.picked</comment>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <comment>bulk.act</comment>
        <translation>修改</translation>
    </message>
    <message>
        <source>Let them go</source>
        <comment>bulk.drop</comment>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <comment>bulk.progress</comment>
        <translation>已完成 {done}/{total}</translation>
    </message>
    <message>
        <source>Taking it back</source>
        <comment>bulk.back</comment>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Set to {status}</source>
        <comment>bulk.status</comment>
        <translation>设为 {status}</translation>
    </message>
    <message>
        <source>Priority {priority}</source>
        <comment>bulk.priority</comment>
        <translation>优先级：{priority}</translation>
    </message>
    <message>
        <source>Tags…</source>
        <comment>bulk.tags</comment>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Use a macro</source>
        <comment>bulk.macro</comment>
        <translation>使用宏</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n tickets</source>
        <comment>bulk.tags.title</comment>
        <translation>
            <numerusform>%n 个工单的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>bulk.tags.field</comment>
        <translation>标签</translation>
    </message>
    <message>
        <source>Change tags</source>
        <comment>bulk.tags.keep</comment>
        <translation>修改标签</translation>
    </message>
    <message>
        <source>Merge into one…</source>
        <comment>bulk.merge</comment>
        <translation>合并为一个…</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n tickets into one</source>
        <comment>bulk.merge.title</comment>
        <translation>
            <numerusform>将 %n 个工单合并为一个</numerusform>
        </translation>
    </message>
    <message>
        <source>Which one stays</source>
        <comment>bulk.merge.list</comment>
        <translation>保留哪一个</translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are closed. Nothing moves: their words also show in {target}.</source>
        <comment>bulk.merge.closes</comment>
        <translation>
            <numerusform>%n 个工单将关闭。内容不移动：也会显示在 {target} 中。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are of different customers: nobody is told, nobody is added.</source>
        <comment>bulk.merge.differ</comment>
        <translation>它们属于不同客户：不通知也不添加任何人。</translation>
    </message>
    <message numerus="yes">
        <source>The clocks of %n tickets end and count in no figure.</source>
        <comment>bulk.merge.clocks</comment>
        <translation>
            <numerusform>%n 个工单的计时结束，不计入任何数据。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that are closed already stay as they are.</source>
        <comment>bulk.merge.skipped</comment>
        <translation>
            <numerusform>%n 个已关闭的保持不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets changed</source>
        <comment>cause.bulk_done</comment>
        <translation>
            <numerusform>已修改 %n 个工单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are as before</source>
        <comment>cause.bulk_undone</comment>
        <translation>
            <numerusform>%n 个工单已恢复原样</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>bulk.stop</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping, {done} of {total} done</source>
        <comment>bulk.stopping</comment>
        <translation>正在停止，已完成 {done}/{total}</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets changed, {left} left as they were</source>
        <comment>cause.bulk_stopped</comment>
        <translation>
            <numerusform>已停止：%n 个工单已更改，{left} 个保持原样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets changed, {refused} could not be</source>
        <comment>cause.bulk_partly</comment>
        <translation>
            <numerusform>已修改 %n 个工单，{refused} 个未能修改</numerusform>
        </translation>
    </message>
    <message>
        <source>This is still going on. Wait a moment.</source>
        <comment>cause.job_running</comment>
        <translation>仍在进行，请稍候。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <comment>cause.job_undone</comment>
        <translation>没有可撤销的内容。</translation>
    </message>
    <message>
        <source>Save this search as a view…</source>
        <comment>view.save</comment>
        <translation>将此搜索存为视图…</translation>
    </message>
    <message>
        <source>Change “{title}”…</source>
        <comment>view.edit</comment>
        <translation>修改“{title}”…</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <comment>view.new.title</comment>
        <translation>存为视图</translation>
    </message>
    <message>
        <source>Change the view</source>
        <comment>view.edit.title</comment>
        <translation>修改视图</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>view.name</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Search</source>
        <comment>view.query</comment>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Who sees this view</source>
        <comment>view.whose</comment>
        <translation>谁能看到此视图</translation>
    </message>
    <message>
        <source>Only I</source>
        <comment>view.whose.mine</comment>
        <translation>仅自己</translation>
    </message>
    <message>
        <source>All colleagues</source>
        <comment>view.shared</comment>
        <translation>全体同事</translation>
    </message>
    <message>
        <source>{group}: its members</source>
        <comment>view.whose.group</comment>
        <translation>{group}：组内成员</translation>
    </message>
    <message>
        <source>Only its members and admins make views for a group.</source>
        <comment>cause.view_group</comment>
        <translation>只有组内成员和管理员可以为该组创建视图。</translation>
    </message>
    <message>
        <source>A view narrows by operators, such as status:open tag:vip.</source>
        <comment>view.hint</comment>
        <translation>视图用运算符筛选，例如 status:open tag:vip。</translation>
    </message>
    <message>
        <source>Words cannot be kept in a view. Use operators, such as tag:vip.</source>
        <comment>view.no_words</comment>
        <translation>视图不能保存词语。请用运算符，例如 tag:vip。</translation>
    </message>
    <message>
        <source>A view counts whole hours. Write 1h or more, or a day.</source>
        <comment>view.no_age</comment>
        <translation>视图按整小时计算。请写 1h 或更多，或写日期。</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>view.keep</comment>
        <translation>保存</translation>
    </message>
    <message>
        <source>Remove view</source>
        <comment>view.remove</comment>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Remove this view? No ticket is touched.</source>
        <comment>view.remove.sure</comment>
        <translation>删除此视图吗？工单不受影响。</translation>
    </message>
    <message>
        <source>Words cannot be kept in a view. Use operators, such as tag:vip.</source>
        <comment>cause.view_words</comment>
        <translation>视图不能保存词语。请用运算符，例如 tag:vip。</translation>
    </message>
    <message>
        <source>A view counts whole hours. Write 1h or more, or a day.</source>
        <comment>cause.view_age</comment>
        <translation>视图按整小时计算。请写 1h 或更多，或写日期。</translation>
    </message>
    <message>
        <source>What can be typed here</source>
        <comment>search.suggestions</comment>
        <translation>可输入的内容</translation>
    </message>
    <message>
        <source>There is no search operator “{word}”.</source>
        <comment>search.no_operator</comment>
        <translation>没有搜索运算符“{word}”。</translation>
    </message>
    <message>
        <source>“{operator}” cannot be “{word}”.</source>
        <comment>search.no_value</comment>
        <translation>“{operator}”不能是“{word}”。</translation>
    </message>
    <message>
        <source>“{operator}” needs a day or an age, such as 2026-01-31 or 3d, not “{word}”.</source>
        <comment>search.no_time</comment>
        <translation>“{operator}”需要日期或时长，例如 2026-01-31 或 3d，而不是“{word}”。</translation>
    </message>
    <message>
        <source>Search {text}</source>
        <comment>search.meant</comment>
        <translation>搜索 {text}</translation>
    </message>
    <message>
        <source>Search for these exact words</source>
        <comment>search.exact</comment>
        <translation>按原文搜索</translation>
    </message>
    <message>
        <source>Newest comment first</source>
        <comment>search.sort.newest</comment>
        <translation>最新内容在前</translation>
    </message>
    <message>
        <source>Best match first</source>
        <comment>search.sort.best</comment>
        <translation>最匹配在前</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>search.op.status</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <comment>search.op.assignee</comment>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Clock, or flagged</source>
        <comment>search.op.is</comment>
        <translation>时钟或标记</translation>
    </message>
    <message>
        <source>Tag</source>
        <comment>search.op.tag</comment>
        <translation>标签</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>search.op.priority</comment>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Customer</source>
        <comment>search.op.requester</comment>
        <translation>客户</translation>
    </message>
    <message>
        <source>Younger or older than</source>
        <comment>search.op.created</comment>
        <translation>创建早于或晚于</translation>
    </message>
    <message>
        <source>Changed within or before</source>
        <comment>search.op.updated</comment>
        <translation>更新早于或晚于</translation>
    </message>
    <message>
        <source>Due within or after</source>
        <comment>search.op.due</comment>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Organisation</source>
        <comment>search.op.org</comment>
        <translation>组织</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>search.op.group</comment>
        <translation>小组</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>search.op.type</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Channel</source>
        <comment>search.op.channel</comment>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>search.op.language</comment>
        <translation>语言</translation>
    </message>
    <message>
        <source>There is no such search operator. Put exact words in quotes.</source>
        <comment>cause.search_operator</comment>
        <translation>没有这个搜索运算符。请用引号括住原文。</translation>
    </message>
    <message>
        <source>This search operator does not take such a value.</source>
        <comment>cause.search_value</comment>
        <translation>此搜索运算符不接受该值。</translation>
    </message>
    <message>
        <source>There is no such time zone.</source>
        <comment>cause.schedule_zone</comment>
        <translation>没有这个时区。</translation>
    </message>
    <message>
        <source>Hours must begin before they end, within one week.</source>
        <comment>cause.schedule_interval</comment>
        <translation>时段必须先开始后结束，且不超过一周。</translation>
    </message>
    <message>
        <source>These hours have no counted minute. Add a day.</source>
        <comment>cause.schedule_empty</comment>
        <translation>此时间表没有可计时的时段，请添加一天。</translation>
    </message>
    <message>
        <source>A holiday ends before it begins.</source>
        <comment>cause.schedule_holiday</comment>
        <translation>有节假日的结束早于开始。</translation>
    </message>
    <message>
        <source>These hours have too many rows.</source>
        <comment>cause.schedule_size</comment>
        <translation>此时间表的行数过多。</translation>
    </message>
    <message>
        <source>A condition names a field that does not exist.</source>
        <comment>cause.view_field</comment>
        <translation>有条件引用了不存在的字段。</translation>
    </message>
    <message>
        <source>A condition compares its field in a way that does not fit.</source>
        <comment>cause.view_operator</comment>
        <translation>有条件的比较方式与字段不符。</translation>
    </message>
    <message>
        <source>These are too many conditions. Take some out.</source>
        <comment>cause.view_conditions</comment>
        <translation>条件太多，请删除一些。</translation>
    </message>
    <message>
        <source>There is no room for more of these. Remove one first.</source>
        <comment>cause.too_many_rules</comment>
        <translation>已达上限，请先删除一个。</translation>
    </message>
    <message>
        <source>AD-{number} is soon due: {subject}</source>
        <comment>cause.sla_warned</comment>
        <translation>AD-{number} 即将到期：{subject}</translation>
    </message>
    <message>
        <source>AD-{number} missed its target: {subject}</source>
        <comment>cause.sla_breached</comment>
        <translation>AD-{number} 已超时：{subject}</translation>
    </message>
    <message>
        <source>No code? Ask for help without one</source>
        <comment>k.ask.open</comment>
        <translation>没有协助码？不用协助码也可求助</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <comment>k.ask.title</comment>
        <translation>请求帮助</translation>
    </message>
    <message>
        <source>Someone from {org} answers you here. Nobody sees your screen.</source>
        <comment>k.ask.calm</comment>
        <translation>{org} 的人员会在此回复您。没有人能看到您的屏幕。</translation>
    </message>
    <message>
        <source>Someone answers you here. Nobody sees your screen.</source>
        <comment>k.ask.calm.plain</comment>
        <translation>会有人在此回复您。没有人能看到您的屏幕。</translation>
    </message>
    <message>
        <source>Your name</source>
        <comment>k.ask.name</comment>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>What do you need help with?</source>
        <comment>k.ask.question</comment>
        <translation>您需要什么帮助？</translation>
    </message>
    <message>
        <source>Say in a few words what is wrong.</source>
        <comment>k.ask.question.hint</comment>
        <translation>请用几句话说明问题。</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <comment>k.ask.language</comment>
        <translation>回复语言</translation>
    </message>
    <message>
        <source>Ask</source>
        <comment>k.ask.go</comment>
        <translation>提问</translation>
    </message>
    <message>
        <source>Sending…</source>
        <comment>k.ask.sending</comment>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <comment>k.ask.back</comment>
        <translation>返回协助码</translation>
    </message>
    <message>
        <source>Please type your name.</source>
        <comment>k.ask.name.missing</comment>
        <translation>请输入您的姓名。</translation>
    </message>
    <message>
        <source>Please say what you need help with.</source>
        <comment>k.ask.question.missing</comment>
        <translation>请说明您需要什么帮助。</translation>
    </message>
    <message>
        <source>Please type your e-mail address, so that we can answer.</source>
        <comment>k.ask.email.missing</comment>
        <translation>请输入您的电子邮箱，以便我们回复。</translation>
    </message>
    <message>
        <source>This is not an e-mail address yet.</source>
        <comment>k.ask.email.bad</comment>
        <translation>这还不是有效的电子邮箱。</translation>
    </message>
    <message>
        <source>Nobody can answer just now. You keep your place.</source>
        <comment>k.wait.nobody</comment>
        <translation>目前无人可以应答，您的位置会保留。</translation>
    </message>
    <message>
        <source>Chat opens again: {when}.</source>
        <comment>k.wait.opens</comment>
        <translation>聊天下次开放：{when}。</translation>
    </message>
    <message numerus="yes">
        <source>%n people wait before you would be served.</source>
        <comment>k.ask.waiting</comment>
        <translation>
            <numerusform>您前面有 %n 人在等待。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You would wait about %n minutes.</source>
        <comment>k.ask.estimate</comment>
        <translation>
            <numerusform>预计等待约 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can chat just now. Write here, and we answer by e-mail.</source>
        <comment>k.closed.nobody</comment>
        <translation>目前无人可以聊天。请在此留言，我们会用电子邮件回复。</translation>
    </message>
    <message>
        <source>Very many people wait just now. Write here, and we answer by e-mail.</source>
        <comment>k.closed.full</comment>
        <translation>目前等待的人很多。请在此留言，我们会用电子邮件回复。</translation>
    </message>
    <message>
        <source>Chat is closed at this hour. Write here, and we answer by e-mail.</source>
        <comment>k.closed.hours</comment>
        <translation>现在不是聊天时间。请在此留言，我们会用电子邮件回复。</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <comment>k.moment</comment>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>Chat is closed now and opens again: {when}. Write here, and we answer by e-mail.</source>
        <comment>k.closed.until</comment>
        <translation>聊天已关闭，下次开放：{when}。请在这里留言，我们会用邮件回复您。</translation>
    </message>
    <message>
        <source>{agent} is writing…</source>
        <comment>k.types</comment>
        <translation>{agent} 正在输入…</translation>
    </message>
    <message>
        <source>{name} is writing…</source>
        <comment>q.bar.types</comment>
        <translation>{name} 正在输入…</translation>
    </message>
    <message>
        <source>Your e-mail address</source>
        <comment>k.mail.address</comment>
        <translation>您的电子邮箱</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>k.mail.go</comment>
        <translation>发送</translation>
    </message>
    <message>
        <source>Your request</source>
        <comment>k.mail.title</comment>
        <translation>您的请求</translation>
    </message>
    <message>
        <source>Thank you. We will answer by e-mail.</source>
        <comment>k.mail.done</comment>
        <translation>谢谢。我们会用电子邮件回复您。</translation>
    </message>
    <message>
        <source>Your request has the number {number}.</source>
        <comment>k.number</comment>
        <translation>您的请求编号是 {number}。</translation>
    </message>
    <message>
        <source>Your request has the number {number}. It goes on from {old}, which is closed.</source>
        <comment>k.number.follows</comment>
        <translation>您的请求编号是 {number}，接续已关闭的请求 {old}。</translation>
    </message>
    <message>
        <source>You are next.</source>
        <comment>k.wait.next</comment>
        <translation>下一位就是您。</translation>
    </message>
    <message numerus="yes">
        <source>You are number %n in the queue.</source>
        <comment>k.wait.place</comment>
        <translation>
            <numerusform>您排在第 %n 位。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minutes more.</source>
        <comment>k.wait.estimate</comment>
        <translation>
            <numerusform>大约还需 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting since {time}. Keep this window open.</source>
        <comment>k.wait.since</comment>
        <translation>自 {time} 起等待。请保持此窗口打开。</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <comment>k.wait.leave</comment>
        <translation>退出排队</translation>
    </message>
    <message>
        <source>Your chat</source>
        <comment>k.chat.title</comment>
        <translation>您的聊天</translation>
    </message>
    <message>
        <source>Chat with {agent}</source>
        <comment>k.chat.with</comment>
        <translation>与 {agent} 聊天</translation>
    </message>
    <message>
        <source>{agent} is here.</source>
        <comment>k.line.joined</comment>
        <translation>{agent} 已加入。</translation>
    </message>
    <message>
        <source>Your chat goes to a colleague.</source>
        <comment>k.line.handed</comment>
        <translation>您的聊天将转给一位同事。</translation>
    </message>
    <message>
        <source>{agent} lost the line. You keep your place.</source>
        <comment>k.line.returned</comment>
        <translation>{agent} 断线了。您的位置保留。</translation>
    </message>
    <message>
        <source>The chat has ended.</source>
        <comment>k.line.ended</comment>
        <translation>聊天已结束。</translation>
    </message>
    <message>
        <source>You</source>
        <comment>k.line.you</comment>
        <translation>您</translation>
    </message>
    <message>
        <source>{agent} lost the line. One moment.</source>
        <comment>k.agent.gone</comment>
        <translation>{agent} 断线了，请稍候。</translation>
    </message>
    <message>
        <source>Write to {agent}</source>
        <comment>k.say.to</comment>
        <translation>给 {agent} 写消息</translation>
    </message>
    <message>
        <source>Add something while you wait</source>
        <comment>k.say.waiting</comment>
        <translation>等待时可以补充说明</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>k.say.go</comment>
        <translation>发送</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <comment>k.say.unsent</comment>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>End the chat</source>
        <comment>k.end</comment>
        <translation>结束聊天</translation>
    </message>
    <message>
        <source>Ask again</source>
        <comment>k.again</comment>
        <translation>再次提问</translation>
    </message>
    <message>
        <source>Ask something else</source>
        <comment>k.again.other</comment>
        <translation>咨询其他问题</translation>
    </message>
    <message>
        <source>This solved it</source>
        <comment>k.solved.say</comment>
        <translation>问题已解决</translation>
    </message>
    <message>
        <source>Is it solved?</source>
        <comment>k.solved.ask</comment>
        <translation>问题解决了吗？</translation>
    </message>
    <message>
        <source>Your request is noted as solved. If you write again, it goes on.</source>
        <comment>k.solved.calm</comment>
        <translation>您的请求将标记为已解决。如果您再次留言，它会继续处理。</translation>
    </message>
    <message>
        <source>The chat ends, and your request is noted as solved. If you write again, it goes on.</source>
        <comment>k.solved.calm.chat</comment>
        <translation>聊天将结束，您的请求将标记为已解决。如果您再次留言，它会继续处理。</translation>
    </message>
    <message>
        <source>Your request is noted as solved. If it is not after all, tell us, and it goes on.</source>
        <comment>k.solved.calm.session</comment>
        <translation>您的请求将标记为已解决。如果其实没有解决，请告诉我们，它会继续处理。</translation>
    </message>
    <message>
        <source>Yes, it is solved</source>
        <comment>k.solved.yes</comment>
        <translation>是的，已解决</translation>
    </message>
    <message>
        <source>Not yet</source>
        <comment>k.solved.no</comment>
        <translation>还没有</translation>
    </message>
    <message>
        <source>We are being told that it is solved…</source>
        <comment>k.solved.busy</comment>
        <translation>正在告知我们问题已解决…</translation>
    </message>
    <message>
        <source>Your request is solved. If it is not after all, write again, and it goes on.</source>
        <comment>k.solved.done</comment>
        <translation>您的请求已解决。如果其实没有解决，请再次留言，它会继续处理。</translation>
    </message>
    <message>
        <source>Your request is solved. If it is not after all, tell us, and it goes on.</source>
        <comment>k.solved.done.session</comment>
        <translation>您的请求已解决。如果其实没有解决，请告诉我们，它会继续处理。</translation>
    </message>
    <message>
        <source>It is not solved</source>
        <comment>k.unsolved</comment>
        <translation>还没有解决</translation>
    </message>
    <message>
        <source>Write again</source>
        <comment>k.goon.title</comment>
        <translation>再次留言</translation>
    </message>
    <message>
        <source>Your request {number} goes on with what you write here.</source>
        <comment>k.goon.calm</comment>
        <translation>您在此写下的内容将继续请求 {number}。</translation>
    </message>
    <message>
        <source>No line. Your words are kept and sent as soon as it is back.</source>
        <comment>k.offline</comment>
        <translation>没有连接。您的文字已保存，恢复后即发送。</translation>
    </message>
    <message>
        <source>{agent} offers to look at your screen</source>
        <comment>k.offer</comment>
        <translation>{agent} 提议查看您的屏幕</translation>
    </message>
    <message>
        <source>You will be asked before anything is shown.</source>
        <comment>k.offer.calm</comment>
        <translation>在显示任何内容之前会先询问您。</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>k.offer.yes</comment>
        <translation>继续</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <comment>k.offer.no</comment>
        <translation>不用了，谢谢</translation>
    </message>
    <message>
        <source>Back to the chat</source>
        <comment>k.back</comment>
        <translation>返回聊天</translation>
    </message>
    <message>
        <source>The code came through the server. Compare the number: then nobody is in between.</source>
        <comment>k.sheet.offer</comment>
        <translation>协助码经由服务器传来。请核对号码，以确认中间无人。</translation>
    </message>
    <message>
        <source>The code came by a link. Compare the number: then nobody is in between.</source>
        <comment>k.sheet.link</comment>
        <translation>协助码来自链接。请核对号码，以确认中间无人。</translation>
    </message>
    <message>
        <source>Too many requests from here. Please wait a few minutes.</source>
        <comment>k.refused.many</comment>
        <translation>此处的请求过多。请等几分钟。</translation>
    </message>
    <message>
        <source>This request is closed. Please ask again; your words are kept.</source>
        <comment>k.refused.over</comment>
        <translation>此请求已关闭。请再次提问；您的文字已保留。</translation>
    </message>
    <message>
        <source>Something in the form was not accepted. Please change it and try again.</source>
        <comment>k.refused.form</comment>
        <translation>表单中有内容未被接受。请修改后重试。</translation>
    </message>
    <message>
        <source>Chats</source>
        <comment>q.strip</comment>
        <translation>聊天</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, the longest {time}</source>
        <comment>q.waiting.longest</comment>
        <translation>
            <numerusform>%n 人等待，最久 {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} asks for help: {subject}</source>
        <comment>q.offer</comment>
        <translation>{name} 请求帮助：{subject}</translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <comment>q.offer.left</comment>
        <translation>
            <numerusform>剩余 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <comment>q.accept</comment>
        <translation>接受</translation>
    </message>
    <message>
        <source>Not now</source>
        <comment>q.pass</comment>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Take next</source>
        <comment>q.take</comment>
        <translation>接下一个</translation>
    </message>
    <message>
        <source>{name}  {time}</source>
        <comment>q.mine</comment>
        <translation>{name}  {time}</translation>
    </message>
    <message>
        <source>{name}, answered</source>
        <comment>q.mine.answered</comment>
        <translation>{name}，已回复</translation>
    </message>
    <message>
        <source>{load} of {limit} chats</source>
        <comment>q.load</comment>
        <translation>{load} / {limit} 个聊天</translation>
    </message>
    <message numerus="yes">
        <source>%n chats at once</source>
        <comment>q.limit</comment>
        <translation>
            <numerusform>同时 %n 个聊天</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats at once</source>
        <comment>q.limit.menu</comment>
        <translation>同时聊天数</translation>
    </message>
    <message>
        <source>Wrapping up, {time} left</source>
        <comment>q.wrap</comment>
        <translation>收尾中，剩余 {time}</translation>
    </message>
    <message>
        <source>Wrapping up {names}, {time} left</source>
        <comment>q.wrap.of</comment>
        <translation>正在收尾：{names}，剩余 {time}</translation>
    </message>
    <message>
        <source>Ready for the next</source>
        <comment>q.ready</comment>
        <translation>可接下一个</translation>
    </message>
    <message>
        <source>Three chats in a row were missed: you are away now.</source>
        <comment>q.away</comment>
        <translation>连续错过三个聊天：您现在为离开状态。</translation>
    </message>
    <message>
        <source>Go online</source>
        <comment>q.online</comment>
        <translation>上线</translation>
    </message>
    <message>
        <source>Chat</source>
        <comment>q.bar</comment>
        <translation>聊天</translation>
    </message>
    <message>
        <source>waits for your answer, {time}</source>
        <comment>q.bar.waits</comment>
        <translation>等待您的回复，{time}</translation>
    </message>
    <message>
        <source>answered</source>
        <comment>q.bar.answered</comment>
        <translation>已回复</translation>
    </message>
    <message>
        <source>The customer&apos;s line is lost</source>
        <comment>q.bar.gone</comment>
        <translation>客户已断线</translation>
    </message>
    <message>
        <source>Offer session</source>
        <comment>q.session</comment>
        <translation>提议协助</translation>
    </message>
    <message>
        <source>Session offered</source>
        <comment>q.session.offered</comment>
        <translation>已提议协助</translation>
    </message>
    <message>
        <source>Session accepted</source>
        <comment>q.session.taken</comment>
        <translation>协助已接受</translation>
    </message>
    <message>
        <source>No session wanted</source>
        <comment>q.session.refused</comment>
        <translation>不需要协助</translation>
    </message>
    <message>
        <source>Hand over</source>
        <comment>q.hand</comment>
        <translation>转交</translation>
    </message>
    <message numerus="yes">
        <source>To {name}, %n free</source>
        <comment>q.hand.agent</comment>
        <translation>
            <numerusform>给 {name}，空位 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>To group {name}</source>
        <comment>q.hand.group</comment>
        <translation>给 {name} 组</translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <comment>q.hand.queue</comment>
        <translation>放回队列</translation>
    </message>
    <message>
        <source>Why do you hand it over?</source>
        <comment>q.hand.why</comment>
        <translation>为什么转交？</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>q.hand.reason</comment>
        <translation>原因</translation>
    </message>
    <message>
        <source>Please say why.</source>
        <comment>q.hand.missing</comment>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>Escalate</source>
        <comment>q.escalate</comment>
        <translation>升级</translation>
    </message>
    <message>
        <source>Abuse</source>
        <comment>q.escalate.abuse</comment>
        <translation>滥用</translation>
    </message>
    <message>
        <source>Trouble on the whole server</source>
        <comment>q.escalate.server_wide</comment>
        <translation>整个服务器的故障</translation>
    </message>
    <message>
        <source>Needs a long look</source>
        <comment>q.escalate.long_investigation</comment>
        <translation>需要长时间调查</translation>
    </message>
    <message>
        <source>Out of our control</source>
        <comment>q.escalate.out_of_control</comment>
        <translation>超出我们的控制</translation>
    </message>
    <message>
        <source>Other reason</source>
        <comment>q.escalate.other</comment>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>End chat</source>
        <comment>q.end</comment>
        <translation>结束聊天</translation>
    </message>
    <message>
        <source>Accept the offered chat</source>
        <comment>cmd.chat_accept</comment>
        <translation>接受提供的聊天</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <comment>q.enter</comment>
        <translation>回车发送</translation>
    </message>
    <message>
        <source>{name} said that it is solved</source>
        <comment>talk.solved</comment>
        <translation>{name} 表示问题已解决</translation>
    </message>
    <message>
        <source>{name} took the chat</source>
        <comment>talk.chat.taken</comment>
        <translation>{name} 接了聊天</translation>
    </message>
    <message>
        <source>{name} handed the chat over: {reason}</source>
        <comment>talk.chat.handed</comment>
        <translation>{name} 转交了聊天：{reason}</translation>
    </message>
    <message>
        <source>The agent&apos;s line was lost: the chat went back to the queue</source>
        <comment>talk.chat.returned</comment>
        <translation>客服断线：聊天回到队列</translation>
    </message>
    <message>
        <source>{name} escalated the chat: {reason}</source>
        <comment>talk.chat.escalated</comment>
        <translation>{name} 升级了聊天：{reason}</translation>
    </message>
    <message>
        <source>The chat ended: completed</source>
        <comment>talk.chat.completed</comment>
        <translation>聊天结束：已完成</translation>
    </message>
    <message>
        <source>The chat ended: the customer&apos;s last words have no answer</source>
        <comment>talk.chat.dropped</comment>
        <translation>聊天结束：客户最后的话没有得到回复</translation>
    </message>
    <message>
        <source>The chat ended without an answer</source>
        <comment>talk.chat.missed</comment>
        <translation>聊天结束，未得到回复</translation>
    </message>
    <message>
        <source>The customer left the queue</source>
        <comment>talk.chat.abandoned</comment>
        <translation>客户退出了排队</translation>
    </message>
    <message>
        <source>Nobody could chat: the customer waits for an e-mail</source>
        <comment>talk.chat.offline</comment>
        <translation>无人可聊天：客户在等邮件</translation>
    </message>
    <message>
        <source>AD-{number}: your chat with {name} is over.</source>
        <comment>cause.chat_is_over</comment>
        <translation>AD-{number}：您与 {name} 的聊天已结束。</translation>
    </message>
    <message>
        <source>This chat is no longer offered to you.</source>
        <comment>cause.offer_gone</comment>
        <translation>此聊天已不再提供给您。</translation>
    </message>
    <message>
        <source>This chat is not going on any more.</source>
        <comment>cause.chat_not_active</comment>
        <translation>此聊天已不在进行中。</translation>
    </message>
    <message>
        <source>Nobody can take a chat just now.</source>
        <comment>cause.chat_closed</comment>
        <translation>目前无人可以接聊天。</translation>
    </message>
    <message>
        <source>This chat does not wait any more.</source>
        <comment>cause.chat_not_waiting</comment>
        <translation>此聊天已不在等待中。</translation>
    </message>
    <message>
        <source>This chat has ended.</source>
        <comment>cause.chat_ended</comment>
        <translation>此聊天已结束。</translation>
    </message>
    <message>
        <source>This colleague cannot take a chat just now.</source>
        <comment>cause.agent_away</comment>
        <translation>这位同事目前无法接聊天。</translation>
    </message>
    <message>
        <source>Chat</source>
        <comment>st.open</comment>
        <translation>聊天</translation>
    </message>
    <message numerus="yes">
        <source>Chat, %n new lines</source>
        <comment>st.open.new</comment>
        <translation>
            <numerusform>聊天，%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Chat with {name}</source>
        <comment>st.title</comment>
        <translation>与 {name} 聊天</translation>
    </message>
    <message>
        <source>Close the chat</source>
        <comment>st.close</comment>
        <translation>关闭聊天</translation>
    </message>
    <message>
        <source>Back to the session</source>
        <comment>st.back</comment>
        <translation>返回协助</translation>
    </message>
    <message>
        <source>Sealed on the way; then kept in the ticket, where colleagues and the relay&apos;s admin can read it.</source>
        <comment>st.kept.agent</comment>
        <translation>传输途中加密；之后保存在工单中，同事和中继管理员可以看到。</translation>
    </message>
    <message>
        <source>Sealed on the way; then kept with your request, where the support team and their admin can read it.</source>
        <comment>st.kept.customer</comment>
        <translation>传输途中加密；之后与您的请求一起保存，支持团队及其管理员可以看到。</translation>
    </message>
    <message>
        <source>Never write passwords here.</source>
        <comment>st.passwords</comment>
        <translation>切勿在此输入密码。</translation>
    </message>
    <message>
        <source>Write to {name}</source>
        <comment>st.hint</comment>
        <translation>给 {name} 写消息</translation>
    </message>
    <message>
        <source>You</source>
        <comment>st.you</comment>
        <translation>您</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>st.send</comment>
        <translation>发送</translation>
    </message>
    <message>
        <source>Waits for the line</source>
        <comment>st.unsent</comment>
        <translation>等待连接</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>st.sent</comment>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>st.delivered</comment>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Too long: {size} of {bytes_max} bytes. Please send it in parts.</source>
        <comment>st.long</comment>
        <translation>太长：{size} 字节，最多 {bytes_max} 字节。请分次发送。</translation>
    </message>
    <message>
        <source>Too long: at most {bytes_max} bytes. Please send it in parts.</source>
        <comment>cause.talk_long</comment>
        <translation>太长：最多 {bytes_max} 字节。请分次发送。</translation>
    </message>
    <message>
        <source>There is nothing in it to send.</source>
        <comment>cause.talk_empty</comment>
        <translation>没有可发送的内容。</translation>
    </message>
    <message>
        <source>That was 20 lines in 10 seconds. Please wait a moment.</source>
        <comment>cause.talk_fast</comment>
        <translation>10 秒内已发送 20 条。请稍候。</translation>
    </message>
    <message>
        <source>This chat holds no more. Please go on by telephone.</source>
        <comment>cause.talk_full</comment>
        <translation>此聊天已满。请改用电话继续。</translation>
    </message>
    <message>
        <source>No certificate was shown.</source>
        <comment>id.no_certificate</comment>
        <translation>对方没有出示证书。</translation>
    </message>
    <message>
        <source>No organisation&apos;s key is set on this computer to check it by.</source>
        <comment>id.no_pinned_key</comment>
        <translation>本机未设置用于核实的机构密钥。</translation>
    </message>
    <message>
        <source>The certificate shown is damaged.</source>
        <comment>id.layout</comment>
        <translation>出示的证书已损坏。</translation>
    </message>
    <message>
        <source>The certificate holds a name that no certificate may hold.</source>
        <comment>id.name</comment>
        <translation>证书中的名称不符合规定。</translation>
    </message>
    <message>
        <source>The certificate is from another organisation.</source>
        <comment>id.other_organisation</comment>
        <translation>证书来自其他机构。</translation>
    </message>
    <message>
        <source>The certificate is forged: its signature does not fit.</source>
        <comment>id.signature</comment>
        <translation>证书是伪造的：签名不符。</translation>
    </message>
    <message>
        <source>The certificate is not valid yet. Is your clock right?</source>
        <comment>id.early</comment>
        <translation>证书尚未生效。您的时钟准确吗？</translation>
    </message>
    <message>
        <source>The certificate has expired.</source>
        <comment>id.expired</comment>
        <translation>证书已过期。</translation>
    </message>
    <message>
        <source>The certificate is made out for too long.</source>
        <comment>id.too_long</comment>
        <translation>证书的有效期过长。</translation>
    </message>
    <message>
        <source>Your certificate cannot be read. Customers will read “not verified”.</source>
        <comment>cause.certificate_unreadable</comment>
        <translation>无法读取您的证书。客户会看到“未核实”。</translation>
    </message>
    <message>
        <source>Your certificate is for another computer. Customers will read “not verified”.</source>
        <comment>cause.certificate_not_ours</comment>
        <translation>您的证书属于另一台电脑。客户会看到“未核实”。</translation>
    </message>
    <message>
        <source>Your certificate has expired. Customers will read “not verified”.</source>
        <comment>cause.certificate_over</comment>
        <translation>您的证书已过期。客户会看到“未核实”。</translation>
    </message>
    <message>
        <source>Ask for: {permission}</source>
        <comment>share.ask</comment>
        <translation>请求：{permission}</translation>
    </message>
    <message>
        <source>Asked, waiting for the answer: {permission}. Press to cancel.</source>
        <comment>share.asked</comment>
        <translation>已请求，等待回答：{permission}。点击可取消。</translation>
    </message>
    <message>
        <source>Show or hide: {permission}</source>
        <comment>share.show</comment>
        <translation>显示或隐藏：{permission}</translation>
    </message>
    <message>
        <source>Close this column</source>
        <comment>share.close</comment>
        <translation>关闭此栏</translation>
    </message>
    <message>
        <source>From me to {agent}</source>
        <comment>share.to_agent</comment>
        <translation>由我发给 {agent}</translation>
    </message>
    <message>
        <source>From {agent} to me</source>
        <comment>share.to_me</comment>
        <translation>由 {agent} 发给我</translation>
    </message>
    <message>
        <source>{name} sends something: look</source>
        <comment>share.waits</comment>
        <translation>{name} 发来内容：查看</translation>
    </message>
    <message>
        <source>Copied text</source>
        <comment>share.clip</comment>
        <translation>复制的文字</translation>
    </message>
    <message>
        <source>Send my clipboard</source>
        <comment>share.clip.send</comment>
        <translation>发送我的剪贴板</translation>
    </message>
    <message>
        <source>Sent. {name} has not taken it yet.</source>
        <comment>share.clip.waiting</comment>
        <translation>已发送，{name} 尚未接收。</translation>
    </message>
    <message>
        <source>{name} has it on the clipboard now.</source>
        <comment>share.clip.used</comment>
        <translation>{name} 已放入剪贴板。</translation>
    </message>
    <message>
        <source>{name} did not take it.</source>
        <comment>share.clip.refused</comment>
        <translation>{name} 没有接收。</translation>
    </message>
    <message numerus="yes">
        <source>{name} sends text, %n characters:</source>
        <comment>share.clip.offer</comment>
        <translation>
            <numerusform>{name} 发来文字，%n 个字符：</numerusform>
        </translation>
    </message>
    <message>
        <source>Beginning of the text</source>
        <comment>share.clip.preview</comment>
        <translation>文字开头</translation>
    </message>
    <message>
        <source>Put on my clipboard</source>
        <comment>share.clip.use</comment>
        <translation>放入我的剪贴板</translation>
    </message>
    <message>
        <source>No</source>
        <comment>share.no</comment>
        <translation>不要</translation>
    </message>
    <message>
        <source>Holds signs that command a terminal. Do not paste it into one.</source>
        <comment>share.clip.escapes</comment>
        <translation>含有会控制终端的符号，请勿粘贴到终端。</translation>
    </message>
    <message>
        <source>Holds signs that change the order of letters. Read it with care.</source>
        <comment>share.clip.bidi</comment>
        <translation>含有会改变字符顺序的符号，请仔细阅读。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <comment>share.file.choose</comment>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Or drop them on this window.</source>
        <comment>share.file.drop</comment>
        <translation>也可以拖放到此窗口。</translation>
    </message>
    <message>
        <source>{name} sends you this file.</source>
        <comment>share.file.offer</comment>
        <translation>{name} 向您发送此文件。</translation>
    </message>
    <message>
        <source>{name} is asked.</source>
        <comment>share.file.asked</comment>
        <translation>正在等待 {name} 确认。</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <comment>share.file.waiting</comment>
        <translation>排队等待。</translation>
    </message>
    <message>
        <source>Begins…</source>
        <comment>share.file.opening</comment>
        <translation>即将开始…</translation>
    </message>
    <message>
        <source>On its way…</source>
        <comment>share.file.running.start</comment>
        <translation>传输中…</translation>
    </message>
    <message>
        <source>{moved} · {speed}/s · {time} left</source>
        <comment>share.file.running</comment>
        <translation>{moved} · {speed}/秒 · 剩余 {time}</translation>
    </message>
    <message>
        <source>Checking that it is whole…</source>
        <comment>share.file.checking</comment>
        <translation>正在检查是否完整…</translation>
    </message>
    <message>
        <source>Saved as {file} in {folder}.</source>
        <comment>share.file.saved</comment>
        <translation>已保存为 {file}，位于 {folder}。</translation>
    </message>
    <message>
        <source>{name} has it, whole.</source>
        <comment>share.file.arrived</comment>
        <translation>{name} 已完整收到。</translation>
    </message>
    <message>
        <source>The line was cut at {percent} %. You can send the rest.</source>
        <comment>share.file.cut</comment>
        <translation>传到 {percent} % 时断线，您可以继续发送。</translation>
    </message>
    <message>
        <source>The line was cut at {percent} %. {name} can send the rest.</source>
        <comment>share.file.cut.theirs</comment>
        <translation>传到 {percent} % 时断线，{name} 可以继续发送。</translation>
    </message>
    <message>
        <source>{name} did not take it.</source>
        <comment>share.file.denied</comment>
        <translation>{name} 没有接收。</translation>
    </message>
    <message>
        <source>You did not take it.</source>
        <comment>share.file.refused</comment>
        <translation>您没有接收。</translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <comment>share.file.cancelled</comment>
        <translation>您已取消。</translation>
    </message>
    <message>
        <source>{name} cancelled it.</source>
        <comment>share.file.cancelled.by</comment>
        <translation>{name} 已取消。</translation>
    </message>
    <message>
        <source>The disk is full or the folder is gone. Nothing was kept.</source>
        <comment>share.file.disk</comment>
        <translation>磁盘已满或文件夹不存在，未保留任何内容。</translation>
    </message>
    <message>
        <source>It did not arrive whole. Nothing was kept.</source>
        <comment>share.file.integrity</comment>
        <translation>文件不完整，未保留任何内容。</translation>
    </message>
    <message>
        <source>A session carries 500 files and 8 GiB at most.</source>
        <comment>share.file.too_big</comment>
        <translation>每次协助最多 500 个文件、8 GiB。</translation>
    </message>
    <message>
        <source>A file of this name is not accepted.</source>
        <comment>share.file.bad_name</comment>
        <translation>不接收这种名称的文件。</translation>
    </message>
    <message>
        <source>The line was lost before it began.</source>
        <comment>share.file.lost</comment>
        <translation>开始前连接已断开。</translation>
    </message>
    <message>
        <source>Ended with the permission. Nothing was kept.</source>
        <comment>share.file.ended</comment>
        <translation>权限已结束，未保留任何内容。</translation>
    </message>
    <message>
        <source>This is a program. Open it only if you asked for it.</source>
        <comment>share.file.program</comment>
        <translation>这是程序。只有您要求过才打开。</translation>
    </message>
    <message>
        <source>This can run commands when opened. Open it only if you asked for it.</source>
        <comment>share.file.script</comment>
        <translation>打开后可能执行命令。只有您要求过才打开。</translation>
    </message>
    <message>
        <source>This is an archive: programs may be inside. Look before you open.</source>
        <comment>share.file.archive</comment>
        <translation>这是压缩包，可能含有程序，打开前请先查看。</translation>
    </message>
    <message>
        <source>This document may hold macros. Do not allow them when you open it.</source>
        <comment>share.file.macro</comment>
        <translation>此文档可能含有宏，打开时请勿启用。</translation>
    </message>
    <message>
        <source>Save in {folder}</source>
        <comment>share.file.save</comment>
        <translation>保存到 {folder}</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <comment>share.file.other</comment>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Receive the rest</source>
        <comment>share.file.go_on</comment>
        <translation>接收剩余部分</translation>
    </message>
    <message>
        <source>Send the rest</source>
        <comment>share.file.rest</comment>
        <translation>发送剩余部分</translation>
    </message>
    <message>
        <source>Where to save it</source>
        <comment>share.file.where</comment>
        <translation>保存到哪里</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>share.file.cancel</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <comment>share.file.show</comment>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Remove from this list: {file}</source>
        <comment>share.file.forget</comment>
        <translation>从列表中移除：{file}</translation>
    </message>
    <message>
        <source>Copied text sent</source>
        <comment>log.clip.sent</comment>
        <translation>已发送复制的文字</translation>
    </message>
    <message>
        <source>File offered: {file}</source>
        <comment>log.file.offered</comment>
        <translation>提供文件：{file}</translation>
    </message>
    <message>
        <source>File arrived: {file}</source>
        <comment>log.file.done</comment>
        <translation>文件已送达：{file}</translation>
    </message>
    <message>
        <source>File did not arrive: {file}</source>
        <comment>log.file.refused</comment>
        <translation>文件未送达：{file}</translation>
    </message>
    <message>
        <source>{name} is larger than 4 GiB. It was not sent.</source>
        <comment>cause.file_size</comment>
        <translation>{name} 超过 4 GiB，未发送。</translation>
    </message>
    <message>
        <source>{name} is no plain file. It was not sent.</source>
        <comment>cause.file_kind</comment>
        <translation>{name} 不是普通文件，未发送。</translation>
    </message>
    <message>
        <source>{name} cannot be read. It was not sent.</source>
        <comment>cause.file_read</comment>
        <translation>{name} 无法读取，未发送。</translation>
    </message>
    <message>
        <source>A session carries 500 files at most. {name} was not sent.</source>
        <comment>cause.file_count</comment>
        <translation>每次协助最多 500 个文件，{name} 未发送。</translation>
    </message>
    <message>
        <source>A session carries 8 GiB at most. {name} was not sent.</source>
        <comment>cause.file_total</comment>
        <translation>每次协助最多 8 GiB，{name} 未发送。</translation>
    </message>
    <message>
        <source>There is no text on your clipboard. Copy some text first.</source>
        <comment>cause.clip_empty</comment>
        <translation>您的剪贴板上没有文字，请先复制文字。</translation>
    </message>
    <message>
        <source>What you copied is not plain text. Nothing was sent.</source>
        <comment>cause.clip_binary</comment>
        <translation>您复制的不是纯文字，尚未发送。</translation>
    </message>
    <message>
        <source>The copied text is longer than 262,144 bytes. Nothing was sent.</source>
        <comment>cause.clip_size</comment>
        <translation>复制的文字超过 262144 字节，尚未发送。</translation>
    </message>
    <message>
        <source>One piece a second. Wait a moment, then send again.</source>
        <comment>cause.clip_often</comment>
        <translation>每秒只能发送一次，请稍后再发。</translation>
    </message>
    <message>
        <source>Log a call</source>
        <comment>cmd.log_call</comment>
        <translation>记录通话</translation>
    </message>
    <message>
        <source>Answer the call</source>
        <comment>cmd.call_answer</comment>
        <translation>接听来电</translation>
    </message>
    <message>
        <source>Calls</source>
        <comment>call.strip</comment>
        <translation>通话</translation>
    </message>
    <message>
        <source>{number} is calling</source>
        <comment>call.rings</comment>
        <translation>{number} 来电</translation>
    </message>
    <message>
        <source>{name} is calling from {number}</source>
        <comment>call.rings.known</comment>
        <translation>{name} 从 {number} 来电</translation>
    </message>
    <message>
        <source>Call to {number}</source>
        <comment>call.dials</comment>
        <translation>呼叫 {number}</translation>
    </message>
    <message>
        <source>{who} is on the phone; nobody has the card yet</source>
        <comment>call.on</comment>
        <translation>{who} 正在通话中；尚无人接手通话卡</translation>
    </message>
    <message>
        <source>{who} has hung up; nobody has the card yet</source>
        <comment>call.was</comment>
        <translation>{who} 已挂断；尚无人接手通话卡</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <comment>call.unknown</comment>
        <translation>未知号码</translation>
    </message>
    <message>
        <source>for {time}</source>
        <comment>call.rings.since</comment>
        <translation>已响 {time}</translation>
    </message>
    <message>
        <source>Answer</source>
        <comment>call.answer</comment>
        <translation>接听</translation>
    </message>
    <message>
        <source>Take the card</source>
        <comment>call.take</comment>
        <translation>接手通话卡</translation>
    </message>
    <message>
        <source>Not now</source>
        <comment>call.ignore</comment>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>call.card</comment>
        <translation>通话</translation>
    </message>
    <message>
        <source>Other open calls</source>
        <comment>call.others</comment>
        <translation>其他未结束的来电</translation>
    </message>
    <message>
        <source>on the line</source>
        <comment>call.others.on</comment>
        <translation>通话中</translation>
    </message>
    <message>
        <source>not closed yet</source>
        <comment>call.others.over</comment>
        <translation>尚未关闭</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>call.others.show</comment>
        <translation>显示</translation>
    </message>
    <message>
        <source>Ended, {time}</source>
        <comment>call.ended</comment>
        <translation>已结束，{time}</translation>
    </message>
    <message>
        <source>Ended, nobody heard when</source>
        <comment>call.ended.unheard</comment>
        <translation>已结束，时间未知</translation>
    </message>
    <message>
        <source>No hang-up was heard</source>
        <comment>call.unheard</comment>
        <translation>未收到挂断信号</translation>
    </message>
    <message>
        <source>Incoming, {number}</source>
        <comment>call.in</comment>
        <translation>来电，{number}</translation>
    </message>
    <message>
        <source>Outgoing, {number}</source>
        <comment>call.out</comment>
        <translation>去电，{number}</translation>
    </message>
    <message>
        <source>Which ticket is it about?</source>
        <comment>call.which</comment>
        <translation>关于哪个工单？</translation>
    </message>
    <message>
        <source>Nobody here has this number.</source>
        <comment>call.nobody</comment>
        <translation>这里没有人使用此号码。</translation>
    </message>
    <message>
        <source>The number is not known, so nobody can be found by it.</source>
        <comment>call.no_number</comment>
        <translation>号码未知，因此无法据此查找来电者。</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <comment>call.unknown.who</comment>
        <translation>未知来电者</translation>
    </message>
    <message>
        <source>{name} has no open ticket.</source>
        <comment>call.no_tickets</comment>
        <translation>{name} 没有未结工单。</translation>
    </message>
    <message>
        <source>The open ticket, {number}</source>
        <comment>call.this</comment>
        <translation>当前打开的工单 {number}</translation>
    </message>
    <message>
        <source>New ticket</source>
        <comment>call.new</comment>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Written into {number}</source>
        <comment>call.ticket</comment>
        <translation>已记入 {number}</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>call.open</comment>
        <translation>打开</translation>
    </message>
    <message>
        <source>1  Notice read</source>
        <comment>call.step.1</comment>
        <translation>1  已宣读告知</translation>
    </message>
    <message>
        <source>2  Customer verified</source>
        <comment>call.step.2</comment>
        <translation>2  已核实客户</translation>
    </message>
    <message>
        <source>3  Session with permission</source>
        <comment>call.step.3</comment>
        <translation>3  经许可的协助</translation>
    </message>
    <message>
        <source>4  Closed</source>
        <comment>call.step.4</comment>
        <translation>4  已结束</translation>
    </message>
    <message>
        <source>I note in your ticket what we say. I see your screen only if you allow it.</source>
        <comment>call.notice</comment>
        <translation>我会把通话内容记入您的工单。只有您允许，我才能看到您的屏幕。</translation>
    </message>
    <message>
        <source>Read aloud: {text}</source>
        <comment>call.step.1.open</comment>
        <translation>请宣读：{text}</translation>
    </message>
    <message>
        <source>Read at {time}</source>
        <comment>call.step.1.read</comment>
        <translation>{time} 已宣读</translation>
    </message>
    <message>
        <source>Played at {time}</source>
        <comment>call.step.1.played</comment>
        <translation>{time} 已播放</translation>
    </message>
    <message>
        <source>How do you know who is speaking?</source>
        <comment>call.step.2.open</comment>
        <translation>您如何确认对方身份？</translation>
    </message>
    <message>
        <source>{method}, {time}</source>
        <comment>call.step.2.done</comment>
        <translation>{method}，{time}</translation>
    </message>
    <message>
        <source>With a session a known number is not enough.</source>
        <comment>call.step.2.weak</comment>
        <translation>有协助时，仅凭已知号码还不够。</translation>
    </message>
    <message>
        <source>Stamps itself when the customer allows it</source>
        <comment>call.step.3.open</comment>
        <translation>客户允许后自动打勾</translation>
    </message>
    <message>
        <source>Stamps itself once there is a ticket and the customer allows it</source>
        <comment>call.step.3.none</comment>
        <translation>有工单且客户允许后自动打勾</translation>
    </message>
    <message>
        <source>Allowed at {time}</source>
        <comment>call.step.3.done</comment>
        <translation>{time} 已允许</translation>
    </message>
    <message>
        <source>Solved, or waiting with a promised next step</source>
        <comment>call.step.4.open</comment>
        <translation>已解决，或等待并承诺下一步</translation>
    </message>
    <message>
        <source>Not done: {reason}</source>
        <comment>call.step.skipped</comment>
        <translation>未执行：{reason}</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>call.read</comment>
        <translation>已宣读</translation>
    </message>
    <message>
        <source>Verified by</source>
        <comment>call.verify</comment>
        <translation>核实方式</translation>
    </message>
    <message>
        <source>Known number</source>
        <comment>call.method.caller_id</comment>
        <translation>已知号码</translation>
    </message>
    <message>
        <source>Account data</source>
        <comment>call.method.account</comment>
        <translation>账户信息</translation>
    </message>
    <message>
        <source>Called back</source>
        <comment>call.method.callback</comment>
        <translation>回拨</translation>
    </message>
    <message>
        <source>Control question</source>
        <comment>call.method.question</comment>
        <translation>验证问题</translation>
    </message>
    <message>
        <source>Safety number</source>
        <comment>call.method.safety_number</comment>
        <translation>安全号码</translation>
    </message>
    <message>
        <source>Notes of the call</source>
        <comment>call.notes</comment>
        <translation>通话笔记</translation>
    </message>
    <message>
        <source>Go into the ticket as an internal note.</source>
        <comment>call.notes.hint</comment>
        <translation>将作为内部备注写入工单。</translation>
    </message>
    <message>
        <source>Hang up</source>
        <comment>call.hang_up</comment>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Close the call</source>
        <comment>call.close</comment>
        <translation>结束通话卡</translation>
    </message>
    <message>
        <source>Who calls whom?</source>
        <comment>call.log.direction</comment>
        <translation>谁打给谁？</translation>
    </message>
    <message>
        <source>The customer called</source>
        <comment>call.log.in</comment>
        <translation>客户打来</translation>
    </message>
    <message>
        <source>I called</source>
        <comment>call.log.out</comment>
        <translation>我打去</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <comment>call.log.number</comment>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Write it into {number}</source>
        <comment>call.log.here</comment>
        <translation>记入 {number}</translation>
    </message>
    <message>
        <source>Start the card</source>
        <comment>call.log.go</comment>
        <translation>打开通话卡</translation>
    </message>
    <message>
        <source>New ticket for this call</source>
        <comment>call.new.title</comment>
        <translation>为此通话新建工单</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>call.new.subject</comment>
        <translation>主题</translation>
    </message>
    <message>
        <source>Please say in a few words what it is about.</source>
        <comment>call.new.missing</comment>
        <translation>请简单说明事由。</translation>
    </message>
    <message>
        <source>Name of the caller</source>
        <comment>call.new.name</comment>
        <translation>来电者姓名</translation>
    </message>
    <message>
        <source>{name} called.</source>
        <comment>call.new.body</comment>
        <translation>{name} 来电。</translation>
    </message>
    <message>
        <source>Make the ticket</source>
        <comment>call.new.go</comment>
        <translation>创建工单</translation>
    </message>
    <message>
        <source>Why was this not done?</source>
        <comment>call.why</comment>
        <translation>为什么没有执行？</translation>
    </message>
    <message>
        <source>Please say why.</source>
        <comment>call.why.missing</comment>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>call.result</comment>
        <translation>结果</translation>
    </message>
    <message>
        <source>Promised next step</source>
        <comment>call.promise</comment>
        <translation>承诺的下一步</translation>
    </message>
    <message>
        <source>Please say what was promised.</source>
        <comment>call.promise.missing</comment>
        <translation>请说明承诺了什么。</translation>
    </message>
    <message>
        <source>Call from the customer</source>
        <comment>talk.call.in</comment>
        <translation>客户来电</translation>
    </message>
    <message>
        <source>Call to the customer</source>
        <comment>talk.call.out</comment>
        <translation>致电客户</translation>
    </message>
    <message>
        <source>{agent} spoke for {time}</source>
        <comment>talk.call.spoke</comment>
        <translation>{agent} 通话 {time}</translation>
    </message>
    <message>
        <source>{agent} is speaking</source>
        <comment>talk.call.speaks</comment>
        <translation>{agent} 正在通话</translation>
    </message>
    <message>
        <source>{agent} spoke. No hang-up was heard, so it is not known for how long.</source>
        <comment>talk.call.unheard</comment>
        <translation>{agent} 已通话。未收到挂断信号，因此不知道通话时长。</translation>
    </message>
    <message>
        <source>Nobody answered.</source>
        <comment>talk.call.missed</comment>
        <translation>无人接听。</translation>
    </message>
    <message>
        <source>Rings</source>
        <comment>talk.call.rings</comment>
        <translation>正在响铃</translation>
    </message>
    <message>
        <source>Notice read</source>
        <comment>talk.call.notice</comment>
        <translation>已宣读告知</translation>
    </message>
    <message>
        <source>verified: {method}</source>
        <comment>talk.call.verified</comment>
        <translation>已核实：{method}</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>talk.call.chip.missed</comment>
        <translation>未接</translation>
    </message>
    <message>
        <source>On the phone</source>
        <comment>talk.call.chip.live</comment>
        <translation>通话中</translation>
    </message>
    <message>
        <source>A colleague has answered this call.</source>
        <comment>cause.call_taken</comment>
        <translation>同事已接听此来电。</translation>
    </message>
    <message>
        <source>This call is over.</source>
        <comment>cause.call_over</comment>
        <translation>此通话已结束。</translation>
    </message>
    <message>
        <source>This call is a colleague&apos;s.</source>
        <comment>cause.call_not_mine</comment>
        <translation>此通话属于同事。</translation>
    </message>
    <message>
        <source>This call is written into another ticket already.</source>
        <comment>cause.call_has_ticket</comment>
        <translation>此通话已记入另一工单。</translation>
    </message>
    <message>
        <source>Some steps of this call are still open.</source>
        <comment>cause.call_steps_open</comment>
        <translation>此通话仍有未完成的步骤。</translation>
    </message>
    <message>
        <source>Recording</source>
        <comment>rec.on</comment>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Recording {time}</source>
        <comment>rec.time</comment>
        <translation>正在录制 {time}</translation>
    </message>
    <message>
        <source>{agent} records what is shown.</source>
        <comment>c.recording</comment>
        <translation>{agent} 正在录制画面。</translation>
    </message>
    <message>
        <source>Keep a recording for me</source>
        <comment>c.own.record</comment>
        <translation>为我录制一份</translation>
    </message>
    <message>
        <source>You record your screen. {agent} can see that you do.</source>
        <comment>c.own.on</comment>
        <translation>您正在录制自己的屏幕，{agent} 能看到这一点。</translation>
    </message>
    <message>
        <source>End my recording</source>
        <comment>c.own.stop</comment>
        <translation>结束我的录制</translation>
    </message>
    <message>
        <source>Where shall your recording be kept?</source>
        <comment>c.own.title</comment>
        <translation>您的录制保存在哪里？</translation>
    </message>
    <message>
        <source>Your recording: {file}. AssistDesk on this computer opens it.</source>
        <comment>c.own.saved</comment>
        <translation>您的录制：{file}。此电脑上的 AssistDesk 可以打开它。</translation>
    </message>
    <message>
        <source>{customer} is recording</source>
        <comment>v.rec.theirs</comment>
        <translation>{customer} 正在录制</translation>
    </message>
    <message>
        <source>The customer began a recording</source>
        <comment>log.own.rec.on</comment>
        <translation>客户开始录制</translation>
    </message>
    <message>
        <source>The customer&apos;s recording ended</source>
        <comment>log.own.rec.off</comment>
        <translation>客户的录制已结束</translation>
    </message>
    <message>
        <source>Ask to record</source>
        <comment>v.rec.ask</comment>
        <translation>请求录制</translation>
    </message>
    <message>
        <source>Asked to record. Press to cancel.</source>
        <comment>v.rec.asked</comment>
        <translation>已请求录制。点击取消。</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <comment>v.rec.stop</comment>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Mark this moment in the recording</source>
        <comment>v.rec.mark</comment>
        <translation>在录像中标记此刻</translation>
    </message>
    <message>
        <source>Recording began</source>
        <comment>log.rec.on</comment>
        <translation>录制开始</translation>
    </message>
    <message>
        <source>Recording ended</source>
        <comment>log.rec.off</comment>
        <translation>录制结束</translation>
    </message>
    <message>
        <source>Recording saved</source>
        <comment>log.rec.done</comment>
        <translation>录像已保存</translation>
    </message>
    <message>
        <source>Recording saved: {file}</source>
        <comment>cause.recording_saved</comment>
        <translation>录像已保存：{file}</translation>
    </message>
    <message>
        <source>Recording ended: this computer&apos;s disk is full or locked. The session goes on.</source>
        <comment>cause.recording_failed</comment>
        <translation>录制已结束：此电脑的磁盘已满或被锁定。协助继续。</translation>
    </message>
    <message>
        <source>Recording {file}</source>
        <comment>play.title</comment>
        <translation>录像 {file}</translation>
    </message>
    <message>
        <source>Recorded {date}</source>
        <comment>play.date</comment>
        <translation>录制于 {date}</translation>
    </message>
    <message>
        <source>Play</source>
        <comment>play.play</comment>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>play.pause</comment>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Place in the recording</source>
        <comment>play.place</comment>
        <translation>录像中的位置</translation>
    </message>
    <message>
        <source>{time} of {length}</source>
        <comment>play.time</comment>
        <translation>{time} / {length}</translation>
    </message>
    <message>
        <source>{factor}×</source>
        <comment>play.speed</comment>
        <translation>{factor}×</translation>
    </message>
    <message>
        <source>Speed</source>
        <comment>play.speed.name</comment>
        <translation>速度</translation>
    </message>
    <message>
        <source>Mark {number}</source>
        <comment>play.mark</comment>
        <translation>标记 {number}</translation>
    </message>
    <message>
        <source>Opening the recording…</source>
        <comment>play.opening</comment>
        <translation>正在打开录像…</translation>
    </message>
    <message>
        <source>Recording is cut off after {time}. It plays up to there.</source>
        <comment>play.cut</comment>
        <translation>录像在 {time} 之后中断，可播放到此处。</translation>
    </message>
    <message>
        <source>This file is not a recording of AssistDesk.</source>
        <comment>cause.recording_header</comment>
        <translation>此文件不是 AssistDesk 的录像。</translation>
    </message>
    <message>
        <source>This recording is locked with another key. Ask who made it.</source>
        <comment>cause.recording_key</comment>
        <translation>此录像由另一把密钥锁定。请询问录制者。</translation>
    </message>
    <message>
        <source>This recording cannot be opened. Is the file there?</source>
        <comment>cause.recording_file</comment>
        <translation>无法打开此录像。文件还在吗？</translation>
    </message>
    <message>
        <source>There is no picture in this recording.</source>
        <comment>cause.recording_empty</comment>
        <translation>此录像中没有画面。</translation>
    </message>
    <message>
        <source>This key file does not hold a key.</source>
        <comment>cause.recording_key_file</comment>
        <translation>此密钥文件中没有密钥。</translation>
    </message>
    <message>
        <source>Not recorded: this computer has no keyring, so nobody could open it later. Your organisation can set a key.</source>
        <comment>cause.recording_locked_out</comment>
        <translation>未录制：此电脑没有密钥环，以后无人能打开录像。您的组织可以设置密钥。</translation>
    </message>
    <message>
        <source>Not recorded: this computer has no keyring, so you could not open the recording later.</source>
        <comment>cause.own_locked_out</comment>
        <translation>未录制：此电脑没有密钥环，您以后无法打开录像。</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>play.export</comment>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export as a video</source>
        <comment>play.export.title</comment>
        <translation>导出为视频</translation>
    </message>
    <message>
        <source>Exporting {file}: {percent} %</source>
        <comment>play.export.running</comment>
        <translation>正在导出 {file}：{percent}%</translation>
    </message>
    <message>
        <source>Exported: {file}. It is not locked: whoever has the file can watch it.</source>
        <comment>play.export.done</comment>
        <translation>已导出：{file}。视频未加锁，拿到文件的人都能观看。</translation>
    </message>
    <message>
        <source>The recording is cut off after {time}, and so is the video.</source>
        <comment>play.export.cut</comment>
        <translation>录像在 {time} 之后中断，视频也到此为止。</translation>
    </message>
    <message>
        <source>Videos need one more package here. It is installed by: {command}</source>
        <comment>cause.film_extra</comment>
        <translation>此电脑还缺少一个制作视频的软件包。安装命令：{command}</translation>
    </message>
    <message>
        <source>The name of a video ends with .webm or .mp4.</source>
        <comment>cause.film_suffix</comment>
        <translation>视频文件名应以 .webm 或 .mp4 结尾。</translation>
    </message>
    <message>
        <source>There is a file of this name already. Nothing was written over it.</source>
        <comment>cause.film_exists</comment>
        <translation>已有同名文件，未覆盖任何内容。</translation>
    </message>
    <message>
        <source>This is the recording itself. Choose another name.</source>
        <comment>cause.film_itself</comment>
        <translation>这就是录像本身，请另选文件名。</translation>
    </message>
    <message>
        <source>The video could not be made. The recording is as it was.</source>
        <comment>cause.film_failed</comment>
        <translation>无法制作视频，录像保持原样。</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>file.attach</comment>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>cmd.attach</comment>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>Drop the files here</source>
        <comment>file.drop_here</comment>
        <translation>把文件拖放到这里</translation>
    </message>
    <message>
        <source>Files that go along</source>
        <comment>file.strip</comment>
        <translation>随消息发送的文件</translation>
    </message>
    <message>
        <source>{name} · {size}</source>
        <comment>file.shown</comment>
        <translation>{name} · {size}</translation>
    </message>
    <message>
        <source>{name} · {size} sent</source>
        <comment>file.sending</comment>
        <translation>{name} · 已发送 {size}</translation>
    </message>
    <message>
        <source>{name} waits for the connection and goes up by itself</source>
        <comment>file.waiting</comment>
        <translation>{name} 正在等待连接，恢复后会自动上传</translation>
    </message>
    <message>
        <source>{name} goes up by itself. {why}</source>
        <comment>file.waiting.why</comment>
        <translation>{name} 会自动上传。{why}</translation>
    </message>
    <message>
        <source>{name} cannot go. {why}</source>
        <comment>file.failed</comment>
        <translation>{name} 无法发送。{why}</translation>
    </message>
    <message>
        <source>Try again with {name}</source>
        <comment>file.again</comment>
        <translation>重试 {name}</translation>
    </message>
    <message>
        <source>Attach as it is now</source>
        <comment>file.as_it_is</comment>
        <translation>按现在的内容附加</translation>
    </message>
    <message>
        <source>Attach {name} as it is now</source>
        <comment>file.as_it_is.name</comment>
        <translation>按现在的内容附加 {name}</translation>
    </message>
    <message>
        <source>You can send once the files are up.</source>
        <comment>composer.held.sending</comment>
        <translation>文件上传完成后即可发送。</translation>
    </message>
    <message>
        <source>Take away the file that cannot go. Then you can send.</source>
        <comment>composer.held.failed</comment>
        <translation>请移除无法发送的文件，然后即可发送。</translation>
    </message>
    <message>
        <source>Do not send {name}</source>
        <comment>file.remove</comment>
        <translation>不发送 {name}</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <comment>file.save</comment>
        <translation>保存 {name}</translation>
    </message>
    <message>
        <source>Save file</source>
        <comment>file.save_title</comment>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <comment>file.bytes</comment>
        <translation>{count} 字节</translation>
    </message>
    <message>
        <source>{count} KB</source>
        <comment>file.kb</comment>
        <translation>{count} KB</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <comment>file.mb</comment>
        <translation>{count} MB</translation>
    </message>
    <message>
        <source>{count} GB</source>
        <comment>file.gb</comment>
        <translation>{count} GB</translation>
    </message>
    <message>
        <source>{name} merged {number} into this ticket</source>
        <comment>talk.merged</comment>
        <translation>{name} 将 {number} 合并到此工单</translation>
    </message>
    <message>
        <source>{name} merged {number} into this ticket; customers see its public words</source>
        <comment>talk.merged.seen</comment>
        <translation>{name} 将 {number} 合并到此工单；客户可见其公开消息</translation>
    </message>
    <message>
        <source>{name} merged this ticket into {number}</source>
        <comment>talk.merged_into</comment>
        <translation>{name} 将此工单合并到 {number}</translation>
    </message>
    <message>
        <source>{name} took the merge with {number} back</source>
        <comment>talk.unmerged</comment>
        <translation>{name} 撤销了与 {number} 的合并</translation>
    </message>
    <message numerus="yes">
        <source>{name} split off %n messages into {number}</source>
        <comment>talk.split</comment>
        <translation>
            <numerusform>{name} 将 %n 条消息拆分到 {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} split off %n messages from {number} into this ticket</source>
        <comment>talk.split_from</comment>
        <translation>
            <numerusform>{name} 将 {number} 的 %n 条消息拆分到此工单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages stand in {number} now</source>
        <comment>talk.away</comment>
        <translation>
            <numerusform>%n 条消息现位于 {number}</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} gave the ticket to {person}</source>
        <comment>talk.requester</comment>
        <translation>{name} 将客户改为 {person}</translation>
    </message>
    <message>
        <source>{name} linked this ticket to {number}</source>
        <comment>talk.linked</comment>
        <translation>{name} 将此工单与 {number} 关联</translation>
    </message>
    <message>
        <source>{name} took the link to {number} away</source>
        <comment>talk.unlinked</comment>
        <translation>{name} 取消了与 {number} 的关联</translation>
    </message>
    <message>
        <source>These tickets cannot be put together. Is one closed or merged already?</source>
        <comment>cause.merge</comment>
        <translation>无法合并这些工单。是否有一个已关闭或已合并？</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <comment>cause.file_saved</comment>
        <translation>{name} 已保存。</translation>
    </message>
    <message>
        <source>Save the log…</source>
        <comment>cmd.save_log</comment>
        <translation>保存日志…</translation>
    </message>
    <message>
        <source>Save the log of {number}</source>
        <comment>log.save_title</comment>
        <translation>保存 {number} 的日志</translation>
    </message>
    <message>
        <source>Log of a ticket</source>
        <comment>log.kind</comment>
        <translation>工单日志</translation>
    </message>
    <message>
        <source>{name} is saved and whole: {count} changes.</source>
        <comment>cause.log_saved</comment>
        <translation>{name} 已保存且完整：共 {count} 项变更。</translation>
    </message>
    <message>
        <source>{name} is saved, but the relay&apos;s log is not whole from change {count} on. Tell your admin.</source>
        <comment>cause.log_faulty</comment>
        <translation>{name} 已保存，但中继服务器上的日志从第 {count} 项变更起不完整。请告知管理员。</translation>
    </message>
    <message>
        <source>{name} is saved, but not checked: the relay is newer than this program. Update it.</source>
        <comment>cause.log_later</comment>
        <translation>{name} 已保存，但未检查：中继服务器比本程序新。请更新本程序。</translation>
    </message>
    <message>
        <source>The guide is in the ticket: {count} steps, as an internal note.</source>
        <comment>cause.guide_saved</comment>
        <translation>指南已存入工单：{count} 个步骤，作为内部备注。</translation>
    </message>
    <message>
        <source>At most 20 files go with one message.</source>
        <comment>cause.too_many_files</comment>
        <translation>一条消息最多附 20 个文件。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <comment>cause.file_unreadable</comment>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>It is no longer where it was.</source>
        <comment>cause.file_gone</comment>
        <translation>它已不在原来的位置。</translation>
    </message>
    <message>
        <source>It was changed since you attached it.</source>
        <comment>cause.file_changed</comment>
        <translation>附加之后它被修改过。</translation>
    </message>
    <message>
        <source>A folder cannot be sent. Put it into an archive.</source>
        <comment>cause.file_folder</comment>
        <translation>文件夹不能直接发送。请先放入压缩包。</translation>
    </message>
    <message>
        <source>The file cannot be saved there.</source>
        <comment>cause.file_unwritable</comment>
        <translation>无法将文件保存到该位置。</translation>
    </message>
    <message>
        <source>Programs are not taken as attachments. Put it into an archive.</source>
        <comment>cause.attachment_type</comment>
        <translation>不接受程序作为附件。请先放入压缩包。</translation>
    </message>
    <message>
        <source>Reports</source>
        <comment>rail.reports</comment>
        <translation>报表</translation>
    </message>
    <message>
        <source>Reports</source>
        <comment>cmd.reports</comment>
        <translation>报表</translation>
    </message>
    <message>
        <source>Period</source>
        <comment>m.range</comment>
        <translation>时段</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>m.range.1</comment>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 days</source>
        <comment>m.range.7</comment>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <comment>m.range.30</comment>
        <translation>30 天</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <comment>m.as_of</comment>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>CSV</source>
        <comment>m.csv</comment>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>m.json</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Save the measures</source>
        <comment>m.save</comment>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Nothing happened in this period.</source>
        <comment>m.empty</comment>
        <translation>此时段没有任何记录。</translation>
    </message>
    <message>
        <source>Only the newest tickets were counted: there are too many.</source>
        <comment>m.partial</comment>
        <translation>工单太多，只统计了最新的。</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <comment>m.percent</comment>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Too few to say</source>
        <comment>m.too_few</comment>
        <translation>数量太少，无法判断</translation>
    </message>
    <message numerus="yes">
        <source>from %n</source>
        <comment>m.n</comment>
        <translation>
            <numerusform>共 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{value} of %n</source>
        <comment>m.of</comment>
        <translation>
            <numerusform>{value}，共 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean {mean}, nine of ten within {p90}</source>
        <comment>m.spread</comment>
        <translation>平均 {mean}，九成在 {p90} 内</translation>
    </message>
    <message>
        <source>New tickets</source>
        <comment>m.created</comment>
        <translation>新工单</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>m.solved</comment>
        <translation>已解决</translation>
    </message>
    <message>
        <source>First reply</source>
        <comment>m.first_reply</comment>
        <translation>首次回复</translation>
    </message>
    <message>
        <source>Resolution</source>
        <comment>m.resolution</comment>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>One-touch</source>
        <comment>m.one_touch</comment>
        <translation>一次解决</translation>
    </message>
    <message>
        <source>SLA met</source>
        <comment>m.sla_ticket</comment>
        <translation>SLA 达标</translation>
    </message>
    <message>
        <source>First reply</source>
        <comment>m.sla.first_reply_time</comment>
        <translation>首次回复</translation>
    </message>
    <message>
        <source>Next reply</source>
        <comment>m.sla.next_reply_time</comment>
        <translation>后续回复</translation>
    </message>
    <message>
        <source>Resolution</source>
        <comment>m.sla.total_resolution_time</comment>
        <translation>解决</translation>
    </message>
    <message>
        <source>Calls with four steps</source>
        <comment>m.four_steps</comment>
        <translation>四步完整的通话</translation>
    </message>
    <message>
        <source>Opened again</source>
        <comment>m.reopens</comment>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Solved in one chat</source>
        <comment>m.solved_one_chat</comment>
        <translation>一次聊天解决</translation>
    </message>
    <message>
        <source>Lost chats</source>
        <comment>m.lost_chats</comment>
        <translation>错过的聊天</translation>
    </message>
    <message>
        <source>Calls answered</source>
        <comment>m.calls</comment>
        <translation>已接来电</translation>
    </message>
    <message>
        <source>Tickets that were made in the period.</source>
        <comment>m.def.created</comment>
        <translation>此时段内创建的工单。</translation>
    </message>
    <message>
        <source>Tickets whose last solving lies in the period.</source>
        <comment>m.def.solved</comment>
        <translation>最后一次解决在此时段内的工单。</translation>
    </message>
    <message>
        <source>Median time until a person of ours answered, as the target counts it.</source>
        <comment>m.def.first_reply</comment>
        <translation>到我方人员首次回复的中位时间，按目标的计时方式。</translation>
    </message>
    <message>
        <source>Median time from the making to the last solving.</source>
        <comment>m.def.resolution</comment>
        <translation>从创建到最后一次解决的中位时间。</translation>
    </message>
    <message>
        <source>Solved with one reply, one chat or one call, of all solved with any.</source>
        <comment>m.def.one_touch</comment>
        <translation>以一次回复、一次聊天或一次通话解决的，占所有有接触的已解决工单。</translation>
    </message>
    <message>
        <source>Solved tickets without a missed target, of those that had one.</source>
        <comment>m.def.sla_ticket</comment>
        <translation>没有超时的已解决工单，占有目标的工单。</translation>
    </message>
    <message>
        <source>First replies in time, of all that were due.</source>
        <comment>m.def.sla.first_reply_time</comment>
        <translation>按时的首次回复，占全部应回复。</translation>
    </message>
    <message>
        <source>Next replies in time, of all that were due.</source>
        <comment>m.def.sla.next_reply_time</comment>
        <translation>按时的后续回复，占全部应回复。</translation>
    </message>
    <message>
        <source>Resolutions in time, of all that were due.</source>
        <comment>m.def.sla.total_resolution_time</comment>
        <translation>按时解决的，占全部应解决。</translation>
    </message>
    <message>
        <source>Updates</source>
        <comment>m.sla.periodic_update_time</comment>
        <translation>进展更新</translation>
    </message>
    <message numerus="yes">
        <source>from %n hours</source>
        <comment>m.n.hours</comment>
        <translation>
            <numerusform>共 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <comment>m.of_time</comment>
        <translation>{whole}中的{part}</translation>
    </message>
    <message numerus="yes">
        <source>%n waited: {least} to {most}, {mean} on average</source>
        <comment>m.waits</comment>
        <translation>
            <numerusform>%n 次等待：{least}至{most}，平均 {mean}</numerusform>
        </translation>
    </message>
    <message>
        <source>Updates, not while pending</source>
        <comment>m.sla.pausable_update_time</comment>
        <translation>进展更新（等待时不计）</translation>
    </message>
    <message>
        <source>Customer&apos;s wait</source>
        <comment>m.sla.requester_wait_time</comment>
        <translation>客户等待</translation>
    </message>
    <message>
        <source>Agents&apos; work</source>
        <comment>m.sla.agent_work_time</comment>
        <translation>客服处理</translation>
    </message>
    <message>
        <source>Wait in the queue</source>
        <comment>m.queue_wait</comment>
        <translation>排队等待</translation>
    </message>
    <message>
        <source>Wait for the first line</source>
        <comment>m.chat_wait</comment>
        <translation>等待首条回复</translation>
    </message>
    <message>
        <source>Response time</source>
        <comment>m.response_time</comment>
        <translation>回复用时</translation>
    </message>
    <message>
        <source>Mean response</source>
        <comment>m.mean_response</comment>
        <translation>平均回复用时</translation>
    </message>
    <message>
        <source>Longest response</source>
        <comment>m.longest_response</comment>
        <translation>最长回复用时</translation>
    </message>
    <message>
        <source>Lines per chat</source>
        <comment>m.messages</comment>
        <translation>每次聊天的条数</translation>
    </message>
    <message>
        <source>Chats at once</source>
        <comment>m.at_once</comment>
        <translation>同时聊天数</translation>
    </message>
    <message>
        <source>Given up waiting</source>
        <comment>m.abandonment</comment>
        <translation>放弃等待</translation>
    </message>
    <message>
        <source>Calls not answered</source>
        <comment>m.call_abandonment</comment>
        <translation>未接来电</translation>
    </message>
    <message>
        <source>Busy time</source>
        <comment>m.occupancy</comment>
        <translation>忙碌时间</translation>
    </message>
    <message>
        <source>Nobody online</source>
        <comment>m.coverage_gap</comment>
        <translation>无人在线</translation>
    </message>
    <message>
        <source>Chats while nobody was online</source>
        <comment>m.gap_requests</comment>
        <translation>无人在线时的聊天</translation>
    </message>
    <message>
        <source>Chats escalated</source>
        <comment>m.escalations</comment>
        <translation>已升级的聊天</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>m.backlog</comment>
        <translation>积压</translation>
    </message>
    <message>
        <source>Updates in time while unsolved, of all that were due.</source>
        <comment>m.def.sla.periodic_update_time</comment>
        <translation>未解决期间按时更新的比例（占全部应更新）。</translation>
    </message>
    <message>
        <source>Updates in time, not counted while pending, of all that were due.</source>
        <comment>m.def.sla.pausable_update_time</comment>
        <translation>按时更新的比例，等待客户时不计（占全部应更新）。</translation>
    </message>
    <message>
        <source>New, open and on hold within the target, of all that were due.</source>
        <comment>m.def.sla.requester_wait_time</comment>
        <translation>新建、处理中和搁置在目标内的比例（占全部到期）。</translation>
    </message>
    <message>
        <source>New and open within the target, of all that were due.</source>
        <comment>m.def.sla.agent_work_time</comment>
        <translation>新建和处理中在目标内的比例（占全部到期）。</translation>
    </message>
    <message>
        <source>Median time from the queue to an agent.</source>
        <comment>m.def.queue_wait</comment>
        <translation>从排队到客服接入的中位时间。</translation>
    </message>
    <message>
        <source>Median time from the customer&apos;s first line to the first of ours.</source>
        <comment>m.def.chat_wait</comment>
        <translation>从客户首条消息到我们首条回复的中位时间。</translation>
    </message>
    <message>
        <source>Median time from unanswered lines to the next line of ours.</source>
        <comment>m.def.response_time</comment>
        <translation>从未答复的消息到我们下一条回复的中位时间。</translation>
    </message>
    <message>
        <source>Median of the mean response in each agent&apos;s part of a chat.</source>
        <comment>m.def.mean_response</comment>
        <translation>每位客服在一次聊天中平均回复用时的中位数。</translation>
    </message>
    <message>
        <source>Median of the longest response in each agent&apos;s part of a chat.</source>
        <comment>m.def.longest_response</comment>
        <translation>每位客服在一次聊天中最长回复用时的中位数。</translation>
    </message>
    <message>
        <source>Median of the lines of both sides, in completed chats.</source>
        <comment>m.def.messages</comment>
        <translation>已完成聊天中双方消息条数的中位数。</translation>
    </message>
    <message>
        <source>Chats that an agent had at once, while having any.</source>
        <comment>m.def.at_once</comment>
        <translation>客服有聊天时平均同时进行的聊天数。</translation>
    </message>
    <message>
        <source>Given up while waiting, of all that queued, without those who left at once.</source>
        <comment>m.def.abandonment</comment>
        <translation>放弃等待的比例（占全部排队），不含立即离开者。</translation>
    </message>
    <message>
        <source>Incoming calls that nobody answered, of all incoming, without those that rang for seconds only.</source>
        <comment>m.def.call_abandonment</comment>
        <translation>无人接听的来电占全部来电的比例，不含只响了几秒的来电。</translation>
    </message>
    <message>
        <source>In chats, calls and wrap-ups, of this and the time in which agents were online and free.</source>
        <comment>m.def.occupancy</comment>
        <translation>聊天、通话和收尾的时间，占该时间与客服在线空闲时间之和的比例。</translation>
    </message>
    <message>
        <source>Time inside the published hours of chat in which no agent was online.</source>
        <comment>m.def.coverage_gap</comment>
        <translation>在公布的聊天时间内没有客服在线的时间。</translation>
    </message>
    <message>
        <source>Chats and questions inside the published hours of chat that came while no agent was online.</source>
        <comment>m.def.gap_requests</comment>
        <translation>在公布的聊天时间内、没有客服在线时收到的聊天和留言。</translation>
    </message>
    <message>
        <source>Busy time by agent</source>
        <comment>m.busy</comment>
        <translation>各客服的忙碌时间</translation>
    </message>
    <message>
        <source>In chats, calls and wrap-ups, of the time there to help.</source>
        <comment>m.def.busy</comment>
        <translation>聊天、通话和收尾的时间，占其在岗时间的比例。</translation>
    </message>
    <message>
        <source>Nobody online, by group</source>
        <comment>m.gaps</comment>
        <translation>各组无人在线的时间</translation>
    </message>
    <message>
        <source>Time with none of the group online, of its own hours of chat.</source>
        <comment>m.def.gaps</comment>
        <translation>在该组自己的聊天时间内，组内无人在线的时间。</translation>
    </message>
    <message numerus="yes">
        <source>%n chats came meanwhile</source>
        <comment>m.gaps.asked</comment>
        <translation>
            <numerusform>期间收到 %n 个聊天</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats that were escalated in the period.</source>
        <comment>m.def.escalations</comment>
        <translation>该时段内升级的聊天。</translation>
    </message>
    <message>
        <source>Unsolved tickets at the end of the last hour.</source>
        <comment>m.def.backlog</comment>
        <translation>最近一小时结束时未解决的工单。</translation>
    </message>
    <message>
        <source>Unsolved tickets</source>
        <comment>m.backlog.chart</comment>
        <translation>未解决的工单</translation>
    </message>
    <message>
        <source>At the end of each hour, or day.</source>
        <comment>m.def.backlog.chart</comment>
        <translation>每小时或每天结束时。</translation>
    </message>
    <message numerus="yes">
        <source>{when}: %n unsolved tickets</source>
        <comment>m.backlog.at</comment>
        <translation>
            <numerusform>{when}：%n 个未解决工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats at once by agent</source>
        <comment>m.agents</comment>
        <translation>各客服同时聊天数</translation>
    </message>
    <message>
        <source>While having any, from so many parts of chats.</source>
        <comment>m.def.agents</comment>
        <translation>有聊天时的平均值，以及所依据的聊天段数。</translation>
    </message>
    <message>
        <source>Why chats were escalated</source>
        <comment>m.reasons</comment>
        <translation>聊天升级的原因</translation>
    </message>
    <message>
        <source>Chats escalated in the period, by reason.</source>
        <comment>m.def.reasons</comment>
        <translation>该时段内升级的聊天，按原因。</translation>
    </message>
    <message>
        <source>Answered calls with all four steps done, of all answered.</source>
        <comment>m.def.four_steps</comment>
        <translation>四步全部完成的已接通话，占全部已接通话。</translation>
    </message>
    <message>
        <source>How often solved tickets were opened again.</source>
        <comment>m.def.reopens</comment>
        <translation>已解决的工单被重新打开的次数。</translation>
    </message>
    <message>
        <source>Solved with one chat and not opened again within 7 days, of all solved that had a chat.</source>
        <comment>m.def.solved_one_chat</comment>
        <translation>仅用一次聊天解决且 7 天内未重新打开的，占有聊天的已解决工单的比例。</translation>
    </message>
    <message>
        <source>Missed or given up, of all chats that ended.</source>
        <comment>m.def.lost_chats</comment>
        <translation>未接或放弃的，占所有已结束聊天的比例。</translation>
    </message>
    <message>
        <source>Phone calls that were answered.</source>
        <comment>m.def.calls</comment>
        <translation>已接听的电话。</translation>
    </message>
    <message>
        <source>First steps of tickets</source>
        <comment>m.triage</comment>
        <translation>工单的最初步骤</translation>
    </message>
    <message>
        <source>Median time from a ticket&apos;s making to each first step, of steps in the period.</source>
        <comment>m.def.triage</comment>
        <translation>从创建到各个最初步骤的中位时间，统计期间内完成的步骤。</translation>
    </message>
    <message>
        <source>What solved tickets took</source>
        <comment>m.took</comment>
        <translation>已解决工单的用时</translation>
    </message>
    <message>
        <source>Median time until the solve, of tickets solved in the period.</source>
        <comment>m.def.took</comment>
        <translation>该时段内已解决工单直到解决的中位时间。</translation>
    </message>
    <message>
        <source>Customer waited</source>
        <comment>m.took.requester_wait</comment>
        <translation>客户等待</translation>
    </message>
    <message>
        <source>Agents had it</source>
        <comment>m.took.agent_work</comment>
        <translation>客服处理</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>m.took.on_hold</comment>
        <translation>搁置</translation>
    </message>
    <message>
        <source>We waited</source>
        <comment>m.took.agent_wait</comment>
        <translation>我方等待</translation>
    </message>
    <message>
        <source>New, open and on hold.</source>
        <comment>m.def.took.requester_wait</comment>
        <translation>新建、处理中和搁置。</translation>
    </message>
    <message>
        <source>New and open.</source>
        <comment>m.def.took.agent_work</comment>
        <translation>新建和处理中。</translation>
    </message>
    <message>
        <source>On hold for somebody else.</source>
        <comment>m.def.took.on_hold</comment>
        <translation>等待第三方。</translation>
    </message>
    <message>
        <source>Pending: the customer was asked.</source>
        <comment>m.def.took.agent_wait</comment>
        <translation>等待客户：已询问客户。</translation>
    </message>
    <message>
        <source>Time spent</source>
        <comment>m.time_spent</comment>
        <translation>投入时间</translation>
    </message>
    <message>
        <source>Median time in calls, chats and sessions, of tickets solved in the period; where they overlap, once.</source>
        <comment>m.def.time_spent</comment>
        <translation>该时段内已解决工单在通话、聊天和协助中的中位时间；重叠部分只计一次。</translation>
    </message>
    <message>
        <source>Replies per ticket</source>
        <comment>m.replies</comment>
        <translation>每张工单的回复</translation>
    </message>
    <message>
        <source>Median of our public replies, without lines of chats, of tickets solved in the period.</source>
        <comment>m.def.replies</comment>
        <translation>该时段内已解决工单中我方公开回复数的中位数，不含聊天消息。</translation>
    </message>
    <message>
        <source>People per ticket</source>
        <comment>m.assignee_stations</comment>
        <translation>每张工单的经手人</translation>
    </message>
    <message>
        <source>Median of who had a ticket in a row, of tickets solved in the period: Ana, Bo, Ana are three.</source>
        <comment>m.def.assignee_stations</comment>
        <translation>该时段内已解决工单先后经手人数的中位数：Ana、Bo、Ana 计为三。</translation>
    </message>
    <message>
        <source>Groups per ticket</source>
        <comment>m.group_stations</comment>
        <translation>每张工单的小组</translation>
    </message>
    <message>
        <source>Median of which groups had a ticket in a row, of tickets solved in the period.</source>
        <comment>m.def.group_stations</comment>
        <translation>该时段内已解决工单先后经手小组数的中位数。</translation>
    </message>
    <message>
        <source>Steps of calls</source>
        <comment>m.steps</comment>
        <translation>通话步骤</translation>
    </message>
    <message>
        <source>Answered calls in which each step was done, of all answered.</source>
        <comment>m.def.steps</comment>
        <translation>完成各步骤的已接来电，占全部已接来电。</translation>
    </message>
    <message>
        <source>Notice</source>
        <comment>m.four_steps.1</comment>
        <translation>告知</translation>
    </message>
    <message>
        <source>Verified</source>
        <comment>m.four_steps.2</comment>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>m.four_steps.3</comment>
        <translation>协助</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>m.four_steps.4</comment>
        <translation>已结束</translation>
    </message>
    <message>
        <source>The notice was read or played.</source>
        <comment>m.def.four_steps.1</comment>
        <translation>已朗读或播放告知。</translation>
    </message>
    <message>
        <source>It was made sure who speaks; a known number is enough without a session only.</source>
        <comment>m.def.four_steps.2</comment>
        <translation>已核实通话人；仅在没有协助时，已知号码才足够。</translation>
    </message>
    <message>
        <source>The customer allowed a session.</source>
        <comment>m.def.four_steps.3</comment>
        <translation>客户许可了协助。</translation>
    </message>
    <message>
        <source>The card was closed with a result.</source>
        <comment>m.def.four_steps.4</comment>
        <translation>卡片已带结果关闭。</translation>
    </message>
    <message numerus="yes">
        <source>{time}, from %n</source>
        <comment>m.triage.from</comment>
        <translation>
            <numerusform>{time}，共 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>m.triage.seen</comment>
        <translation>已查看</translation>
    </message>
    <message>
        <source>Severity set</source>
        <comment>m.triage.severity</comment>
        <translation>已设严重程度</translation>
    </message>
    <message>
        <source>Expert joined</source>
        <comment>m.triage.joined</comment>
        <translation>专家加入</translation>
    </message>
    <message>
        <source>Diagnosed</source>
        <comment>m.triage.diagnosed</comment>
        <translation>已诊断</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>m.triage.solved</comment>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Until one of ours looked at it for the first time.</source>
        <comment>m.def.triage.seen</comment>
        <translation>直到我方人员首次查看。</translation>
    </message>
    <message>
        <source>Until its severity was set for the first time.</source>
        <comment>m.def.triage.severity</comment>
        <translation>直到首次设定严重程度。</translation>
    </message>
    <message>
        <source>Until the first expert was put on it.</source>
        <comment>m.def.triage.joined</comment>
        <translation>直到首位专家加入。</translation>
    </message>
    <message>
        <source>Until the first internal note that is a diagnosis.</source>
        <comment>m.def.triage.diagnosed</comment>
        <translation>直到首条诊断性内部备注。</translation>
    </message>
    <message>
        <source>Until it was solved for the first time.</source>
        <comment>m.def.triage.solved</comment>
        <translation>直到首次解决。</translation>
    </message>
    <message>
        <source>Missed targets by type</source>
        <comment>m.breaches</comment>
        <translation>按类型统计的超时</translation>
    </message>
    <message>
        <source>Missed, of met and missed in the period, by the ticket&apos;s type.</source>
        <comment>m.def.breaches</comment>
        <translation>该时段内超时的，占达成与超时之和，按工单类型。</translation>
    </message>
    <message>
        <source>Question</source>
        <comment>m.type.question</comment>
        <translation>问题咨询</translation>
    </message>
    <message>
        <source>Incident</source>
        <comment>m.type.incident</comment>
        <translation>事件</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>m.type.problem</comment>
        <translation>故障</translation>
    </message>
    <message>
        <source>Task</source>
        <comment>m.type.task</comment>
        <translation>任务</translation>
    </message>
    <message>
        <source>Feature request</source>
        <comment>m.type.feature</comment>
        <translation>功能请求</translation>
    </message>
    <message>
        <source>No type</source>
        <comment>m.type.none</comment>
        <translation>无类型</translation>
    </message>
    <message>
        <source>Waiting time and its target</source>
        <comment>m.waiting</comment>
        <translation>等待时间与目标</translation>
    </message>
    <message>
        <source>Median until the first reply; the pale part reaches to nine of ten. Red: over the target.</source>
        <comment>m.def.waiting</comment>
        <translation>到首次回复的中位时间；浅色为九成范围。红色：超过目标。</translation>
    </message>
    <message numerus="yes">
        <source>{when}: median {median}, nine of ten within {p90}, from %n</source>
        <comment>m.waiting.bucket</comment>
        <translation>
            <numerusform>{when}：中位 {median}，九成在 {p90} 内，共 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}: nothing answered</source>
        <comment>m.waiting.none</comment>
        <translation>{when}：没有回复</translation>
    </message>
    <message>
        <source>Target {time}</source>
        <comment>m.waiting.target</comment>
        <translation>目标 {time}</translation>
    </message>
    <message>
        <source>When tickets come</source>
        <comment>m.heat</comment>
        <translation>工单到来的时间</translation>
    </message>
    <message>
        <source>New tickets by weekday and hour of the day.</source>
        <comment>m.def.heat</comment>
        <translation>按星期和钟点的新工单数。</translation>
    </message>
    <message numerus="yes">
        <source>{day}, {hour}: %n tickets</source>
        <comment>m.heat.cell</comment>
        <translation>
            <numerusform>{day} {hour}：%n 个工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Targets met</source>
        <comment>m.sla</comment>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>Met, of met and missed in the period.</source>
        <comment>m.def.sla</comment>
        <translation>此时段内达标的，占达标与超时之和。</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <comment>m.open</comment>
        <translation>未结工单</translation>
    </message>
    <message>
        <source>What is not solved now, by status.</source>
        <comment>m.def.open</comment>
        <translation>目前未解决的，按状态。</translation>
    </message>
    <message>
        <source>How chats ended</source>
        <comment>m.chats</comment>
        <translation>聊天结果</translation>
    </message>
    <message>
        <source>Chats that ended in the period.</source>
        <comment>m.def.chats</comment>
        <translation>此时段内结束的聊天。</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>m.outcome.completed</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Customer left</source>
        <comment>m.outcome.dropped</comment>
        <translation>客户离开</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>m.outcome.missed</comment>
        <translation>错过</translation>
    </message>
    <message>
        <source>Gave up waiting</source>
        <comment>m.outcome.abandoned</comment>
        <translation>放弃等待</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <comment>m.outcome.offline</comment>
        <translation>转邮件</translation>
    </message>
    <message>
        <source>Waits of who gave up</source>
        <comment>m.given_up_wait</comment>
        <translation>放弃者的等待时间</translation>
    </message>
    <message>
        <source>How long customers waited who gave up, without those who left at once.</source>
        <comment>m.def.given_up_wait</comment>
        <translation>放弃等待的客户等了多久，不含立即离开者。</translation>
    </message>
    <message>
        <source>Ringing of calls not answered</source>
        <comment>m.call_given_up_wait</comment>
        <translation>未接来电的响铃时间</translation>
    </message>
    <message>
        <source>How long calls rang that nobody answered, without those that rang for seconds only.</source>
        <comment>m.def.call_given_up_wait</comment>
        <translation>无人接听的来电响了多久，不含只响几秒的来电。</translation>
    </message>
    <message>
        <source>Waiting time from</source>
        <comment>m.waiting.file</comment>
        <translation>等待时间，起始</translation>
    </message>
    <message>
        <source>{title}: {part}</source>
        <comment>m.file.part</comment>
        <translation>{title}：{part}</translation>
    </message>
    <message>
        <source>Measure</source>
        <comment>m.file.measure</comment>
        <translation>指标</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>m.file.name</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>m.file.value</comment>
        <translation>值</translation>
    </message>
    <message>
        <source>Unit</source>
        <comment>m.file.unit</comment>
        <translation>单位</translation>
    </message>
    <message>
        <source>From so many</source>
        <comment>m.file.n</comment>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Mean</source>
        <comment>m.file.mean</comment>
        <translation>平均</translation>
    </message>
    <message>
        <source>Nine of ten within</source>
        <comment>m.file.p90</comment>
        <translation>九成不超过</translation>
    </message>
    <message>
        <source>Definition</source>
        <comment>m.file.definition</comment>
        <translation>定义</translation>
    </message>
    <message>
        <source>Least</source>
        <comment>m.file.least</comment>
        <translation>最小</translation>
    </message>
    <message>
        <source>Most</source>
        <comment>m.file.most</comment>
        <translation>最大</translation>
    </message>
    <message>
        <source>{file} is saved.</source>
        <comment>measures_saved</comment>
        <translation>{file} 已保存。</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <comment>measures_unsaved</comment>
        <translation>无法写入文件。请选择其他位置。</translation>
    </message>
    <message>
        <source>This period is empty or too long.</source>
        <comment>cause.measures_period</comment>
        <translation>此时段为空或太长。</translation>
    </message>
    <message>
        <source>Saved texts and macros</source>
        <comment>macros.title</comment>
        <translation>常用文本与宏</translation>
    </message>
    <message>
        <source>Chosen with / in the composer. They send nothing by themselves.</source>
        <comment>macros.hint</comment>
        <translation>在输入框中用 / 选择。它们自己不会发送任何内容。</translation>
    </message>
    <message>
        <source>None yet. A text spares typing, a macro also sets fields; “New text or macro” makes the first.</source>
        <comment>macros.none</comment>
        <translation>暂时没有。文本省去输入，宏还能设置字段；用“新建文本或宏”创建第一个。</translation>
    </message>
    <message>
        <source>New text or macro</source>
        <comment>macros.new</comment>
        <translation>新建文本或宏</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>macros.edit</comment>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change {title}</source>
        <comment>macros.edit.of</comment>
        <translation>修改 {title}</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>macros.text</comment>
        <translation>文本</translation>
    </message>
    <message>
        <source>Macro</source>
        <comment>macros.macro</comment>
        <translation>宏</translation>
    </message>
    <message>
        <source>For all</source>
        <comment>macros.shared</comment>
        <translation>共享</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>macros.mine</comment>
        <translation>我的</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>macros.language</comment>
        <translation>语言</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>macros.name</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>macros.words</comment>
        <translation>文本</translation>
    </message>
    <message>
        <source>What is put into the draft</source>
        <comment>macros.words.hint</comment>
        <translation>放入草稿的内容</translation>
    </message>
    <message>
        <source>Into a reply or a note</source>
        <comment>macros.kind</comment>
        <translation>放入回复或备注</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <comment>macros.unchanged</comment>
        <translation>不变</translation>
    </message>
    <message>
        <source>Set the status</source>
        <comment>macros.status</comment>
        <translation>设置状态</translation>
    </message>
    <message>
        <source>Set the priority</source>
        <comment>macros.priority</comment>
        <translation>设置优先级</translation>
    </message>
    <message>
        <source>Give the ticket to whoever uses it</source>
        <comment>macros.to_me</comment>
        <translation>把工单分配给使用者</translation>
    </message>
    <message>
        <source>Share it with colleagues</source>
        <comment>macros.share</comment>
        <translation>所有同事可用</translation>
    </message>
    <message>
        <source>For whom</source>
        <comment>macros.group</comment>
        <translation>对象</translation>
    </message>
    <message>
        <source>All colleagues</source>
        <comment>macros.group.all</comment>
        <translation>所有同事</translation>
    </message>
    <message>
        <source>For a group</source>
        <comment>macros.of_group</comment>
        <translation>小组专用</translation>
    </message>
    <message>
        <source>For {name}</source>
        <comment>macros.of_group.named</comment>
        <translation>仅限 {name}</translation>
    </message>
    <message>
        <source>Show from</source>
        <comment>macros.begins</comment>
        <translation>显示开始</translation>
    </message>
    <message>
        <source>At once</source>
        <comment>macros.begins.none</comment>
        <translation>立即</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>macros.ends</comment>
        <translation>显示截止</translation>
    </message>
    <message>
        <source>For good</source>
        <comment>macros.ends.none</comment>
        <translation>一直显示</translation>
    </message>
    <message>
        <source>As 2026-12-24 09:00, in your time zone, {zone}. Before and after, only whoever may change it finds it.</source>
        <comment>macros.times.hint</comment>
        <translation>格式如 2026-12-24 09:00，按您的时区 {zone}。在此之前和之后，只有可修改的人能看到。</translation>
    </message>
    <message>
        <source>Give a day, with or without a time, such as 2026-12-24 09:00.</source>
        <comment>moment.bad</comment>
        <translation>请输入日期，可带时间，例如 2026-12-24 09:00。</translation>
    </message>
    <message>
        <source>Such as 2026-12-24 09:00</source>
        <comment>moment.hint</comment>
        <translation>例如 2026-12-24 09:00</translation>
    </message>
    <message>
        <source>The end has to come after the beginning.</source>
        <comment>macros.ends.bad</comment>
        <translation>截止时间必须晚于开始时间。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <comment>macros.before</comment>
        <translation>尚未显示</translation>
    </message>
    <message>
        <source>No more</source>
        <comment>macros.after</comment>
        <translation>不再显示</translation>
    </message>
    <message>
        <source>Shown from {time}</source>
        <comment>macros.from</comment>
        <translation>从 {time} 起显示</translation>
    </message>
    <message>
        <source>Shown until {time}</source>
        <comment>macros.until</comment>
        <translation>显示至 {time}</translation>
    </message>
    <message>
        <source>Shown from {time} until {end}</source>
        <comment>macros.from_until</comment>
        <translation>从 {time} 显示至 {end}</translation>
    </message>
    <message>
        <source>Was shown until {time}</source>
        <comment>macros.was_until</comment>
        <translation>曾显示至 {time}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <comment>macro.until</comment>
        <translation>至 {time}</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>macros.remove</comment>
        <translation>删除</translation>
    </message>
    <message>
        <source>{title} is deleted. Tickets keep what it did.</source>
        <comment>macros.remove.sure</comment>
        <translation>{title} 将被删除。工单保留它做过的更改。</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>macros.keep</comment>
        <translation>保存</translation>
    </message>
    <message>
        <source>Please give a name and a text or a change; both in {language} at least.</source>
        <comment>macros.missing</comment>
        <translation>请填写名称以及文本或更改；至少要有 {language}。</translation>
    </message>
    <message>
        <source>Invite a colleague, or hand over</source>
        <comment>g.open</comment>
        <translation>邀请同事或移交</translation>
    </message>
    <message>
        <source>A colleague beside you, or in your place</source>
        <comment>g.title</comment>
        <translation>同事一起查看，或由同事接手</translation>
    </message>
    <message>
        <source>Your colleague opens this ticket, starts a session and reads the code to you.</source>
        <comment>g.how</comment>
        <translation>请同事打开此工单、开始协助，并把协助码念给您。</translation>
    </message>
    <message>
        <source>Name, as the customer shall read it</source>
        <comment>g.name</comment>
        <translation>姓名（客户将看到）</translation>
    </message>
    <message>
        <source>Code of the colleague</source>
        <comment>g.code</comment>
        <translation>同事的协助码</translation>
    </message>
    <message>
        <source>Invite</source>
        <comment>g.invite</comment>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Hand over</source>
        <comment>g.hand_over</comment>
        <translation>移交</translation>
    </message>
    <message>
        <source>The customer is asked and sees that name. Your permissions do not pass on.</source>
        <comment>g.how.2</comment>
        <translation>系统会询问客户并显示同事姓名。您的权限不会转移。</translation>
    </message>
    <message>
        <source>Your colleague only looks; you stay.</source>
        <comment>g.invite.tip</comment>
        <translation>同事只能查看；您继续留在协助中。</translation>
    </message>
    <message>
        <source>Your session ends once your colleague sees the screen.</source>
        <comment>g.hand_over.tip</comment>
        <translation>同事看到屏幕后，您的协助即结束。</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <comment>g.send</comment>
        <translation>询问客户</translation>
    </message>
    <message>
        <source>Please say who it is.</source>
        <comment>g.name.missing</comment>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>This is no session code. Please check the digits.</source>
        <comment>g.code.bad</comment>
        <translation>这不是协助码。请检查数字。</translation>
    </message>
    <message>
        <source>{customer} is asked about {name}…</source>
        <comment>g.asking</comment>
        <translation>正在询问 {customer} 是否允许 {name} 加入…</translation>
    </message>
    <message>
        <source>{customer} said yes to {name}.</source>
        <comment>g.yes</comment>
        <translation>{customer} 已允许 {name} 加入。</translation>
    </message>
    <message>
        <source>{customer} did not let {name} in.</source>
        <comment>g.no</comment>
        <translation>{customer} 未允许 {name} 加入。</translation>
    </message>
    <message>
        <source>{name} cannot be asked in just now.</source>
        <comment>g.not_now</comment>
        <translation>现在无法邀请 {name}。</translation>
    </message>
    <message>
        <source>Who</source>
        <comment>g.who</comment>
        <translation>谁</translation>
    </message>
    <message>
        <source>Somebody who reads a code to me</source>
        <comment>g.who.aloud</comment>
        <translation>给我念协助码的人</translation>
    </message>
    <message>
        <source>Your colleague&apos;s AssistDesk is asked. The code comes by itself, sealed for yours.</source>
        <comment>g.how.sealed</comment>
        <translation>将询问同事的 AssistDesk。协助码会自动送达，并只为您的程序加密。</translation>
    </message>
    <message>
        <source>{name} is asked to join…</source>
        <comment>g.fetching</comment>
        <translation>正在请 {name} 加入…</translation>
    </message>
    <message>
        <source>{name} cannot join just now.</source>
        <comment>g.alone.colleague_no</comment>
        <translation>{name} 现在无法加入。</translation>
    </message>
    <message>
        <source>AssistDesk is not open at {name}&apos;s.</source>
        <comment>g.alone.agent_away</comment>
        <translation>{name} 没有打开 AssistDesk。</translation>
    </message>
    <message>
        <source>What came from {name} is not signed by your organisation.</source>
        <comment>g.alone.letter_not_verified</comment>
        <translation>来自 {name} 的内容没有贵组织的签名。</translation>
    </message>
    <message>
        <source>Asks of colleagues</source>
        <comment>g.strip</comment>
        <translation>同事的请求</translation>
    </message>
    <message>
        <source>Join</source>
        <comment>g.strip.join</comment>
        <translation>加入</translation>
    </message>
    <message>
        <source>Not now</source>
        <comment>g.strip.no</comment>
        <translation>暂不</translation>
    </message>
    <message>
        <source>{agent} asks: may {name} look at your screen as well?</source>
        <comment>g.card.invite</comment>
        <translation>{agent} 询问：是否允许 {name} 也查看您的屏幕？</translation>
    </message>
    <message>
        <source>{agent} asks: may {name} take over?</source>
        <comment>g.card.hand_over</comment>
        <translation>{agent} 询问：是否允许 {name} 接手？</translation>
    </message>
    <message>
        <source>Only to look. What {agent} may do does not pass on.</source>
        <comment>g.card.only</comment>
        <translation>仅供查看。{agent} 的权限不会转移。</translation>
    </message>
    <message>
        <source>Once {name} sees your screen, {agent} no longer does.</source>
        <comment>g.card.instead</comment>
        <translation>{name} 看到您的屏幕后，{agent} 就看不到了。</translation>
    </message>
    <message>
        <source>A second page, from {name}, then asks you once more.</source>
        <comment>g.card.next</comment>
        <translation>随后，{name} 的页面会再次询问您。</translation>
    </message>
    <message>
        <source>End</source>
        <comment>g.end</comment>
        <translation>结束</translation>
    </message>
    <message>
        <source>{agent} asked to let this colleague look as well.</source>
        <comment>g.sheet</comment>
        <translation>{agent} 请求让这位同事也来查看。</translation>
    </message>
    <message>
        <source>{name} asks you to look on in the session of AD-{number}.</source>
        <comment>g.strip.invite</comment>
        <translation>{name} 请您一起查看 AD-{number} 的协助。</translation>
    </message>
    <message>
        <source>{name} asks you to take over the session of AD-{number}.</source>
        <comment>g.strip.hand_over</comment>
        <translation>{name} 请您接手 AD-{number} 的协助。</translation>
    </message>
    <message>
        <source>Also here</source>
        <comment>g.also</comment>
        <translation>同时在场</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <comment>g.joining</comment>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <comment>g.waits</comment>
        <translation>等待您的答复</translation>
    </message>
    <message>
        <source>Sees your screen</source>
        <comment>g.looking</comment>
        <translation>正在查看您的屏幕</translation>
    </message>
    <message>
        <source>Sees nothing just now</source>
        <comment>g.held</comment>
        <translation>暂时看不到</translation>
    </message>
    <message>
        <source>End the session of {name}</source>
        <comment>g.end.name</comment>
        <translation>结束与 {name} 的协助</translation>
    </message>
    <message>
        <source>Merge into another ticket</source>
        <comment>cmd.merge</comment>
        <translation>合并到另一个工单</translation>
    </message>
    <message>
        <source>Merge {number} into…</source>
        <comment>merge.title</comment>
        <translation>将 {number} 合并到…</translation>
    </message>
    <message>
        <source>Number, words or operators</source>
        <comment>merge.find</comment>
        <translation>编号、文字或运算符</translation>
    </message>
    <message>
        <source>Other open tickets of {name}</source>
        <comment>merge.same_customer</comment>
        <translation>{name} 的其他未解决工单</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>merge.found</comment>
        <translation>找到的工单</translation>
    </message>
    <message>
        <source>Looking…</source>
        <comment>merge.looking</comment>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>No ticket fits. Type a number or words.</source>
        <comment>merge.nothing</comment>
        <translation>没有符合的工单。请输入编号或文字。</translation>
    </message>
    <message>
        <source>{number}  ·  {subject}</source>
        <comment>merge.row</comment>
        <translation>{number}  ·  {subject}</translation>
    </message>
    <message>
        <source>{name}  ·  {status}</source>
        <comment>merge.row.aside</comment>
        <translation>{name}  ·  {status}</translation>
    </message>
    <message>
        <source>What happens</source>
        <comment>merge.what</comment>
        <translation>将会发生什么</translation>
    </message>
    <message>
        <source>{number} is closed. Nothing moves: its words also show in {target}.</source>
        <comment>merge.closes</comment>
        <translation>{number} 将关闭。内容不会移动：其对话也会显示在 {target} 中。</translation>
    </message>
    <message>
        <source>Only colleagues see them there; each customer keeps what they have.</source>
        <comment>merge.staff_only</comment>
        <translation>在那里只有同事能看到；每位客户看到的内容不变。</translation>
    </message>
    <message>
        <source>The customers differ. {name} is not told and is not added to {target}.</source>
        <comment>merge.differ</comment>
        <translation>两位客户不同。{name} 不会收到通知，也不会加入 {target}。</translation>
    </message>
    <message>
        <source>Put {name} in copy on {target}</source>
        <comment>merge.copy</comment>
        <translation>在 {target} 中抄送 {name}</translation>
    </message>
    <message>
        <source>Customers may see its public words there</source>
        <comment>merge.see</comment>
        <translation>客户可在那里看到其公开消息</translation>
    </message>
    <message>
        <source>{name} reads along in {target} from now on.</source>
        <comment>merge.copied</comment>
        <translation>{name} 从现在起可一同阅读 {target}。</translation>
    </message>
    <message>
        <source>Customers of {name} who are on {target} read its public words there; notes stay internal.</source>
        <comment>merge.seen</comment>
        <translation>{target} 中属于 {name} 的客户可在那里阅读其公开消息；备注仍仅限内部。</translation>
    </message>
    <message>
        <source>The clocks of {number} end and count in no figure.</source>
        <comment>merge.clocks</comment>
        <translation>{number} 的计时结束，不计入任何统计。</translation>
    </message>
    <message>
        <source>It can be taken back for 30 days.</source>
        <comment>merge.back</comment>
        <translation>30 天内可以撤回。</translation>
    </message>
    <message>
        <source>Merge into {target}</source>
        <comment>merge.do</comment>
        <translation>合并到 {target}</translation>
    </message>
    <message>
        <source>Merge</source>
        <comment>merge.do.none</comment>
        <translation>合并</translation>
    </message>
    <message>
        <source>{target} is closed: nothing can be merged into it.</source>
        <comment>merge.is_closed</comment>
        <translation>{target} 已关闭：不能合并到其中。</translation>
    </message>
    <message>
        <source>Merged into {target}. Go on there.</source>
        <comment>merged.into</comment>
        <translation>已合并到 {target}。请在那里继续。</translation>
    </message>
    <message>
        <source>Merged into this ticket: {numbers}</source>
        <comment>merged.from</comment>
        <translation>已合并到此工单：{numbers}</translation>
    </message>
    <message>
        <source>Open {number}</source>
        <comment>merged.open</comment>
        <translation>打开 {number}</translation>
    </message>
    <message>
        <source>Take the merge back</source>
        <comment>merged.undo</comment>
        <translation>撤回合并</translation>
    </message>
    <message>
        <source>Split off into a new ticket</source>
        <comment>cmd.split</comment>
        <translation>拆分到新工单</translation>
    </message>
    <message>
        <source>Split off…</source>
        <comment>split.menu</comment>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Split off from {number}</source>
        <comment>split.title</comment>
        <translation>从 {number} 拆分</translation>
    </message>
    <message>
        <source>A new ticket of {name}. Choose what goes there.</source>
        <comment>split.hint</comment>
        <translation>为 {name} 新建工单。请选择要移入的内容。</translation>
    </message>
    <message>
        <source>What goes into the new ticket</source>
        <comment>split.list</comment>
        <translation>移入新工单的内容</translation>
    </message>
    <message>
        <source>{author}, {time}</source>
        <comment>split.row</comment>
        <translation>{author}，{time}</translation>
    </message>
    <message>
        <source>Internal note</source>
        <comment>split.note</comment>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Choose what to split off</source>
        <comment>split.none</comment>
        <translation>请选择要拆分的内容</translation>
    </message>
    <message>
        <source>Older ones are not shown here: load them in the conversation first.</source>
        <comment>split.older</comment>
        <translation>更早的内容未在此显示：请先在对话中加载。</translation>
    </message>
    <message>
        <source>They keep their times; {number} keeps a line that leads to them.</source>
        <comment>split.keeps</comment>
        <translation>时间保持不变；{number} 中留下一行指向它们。</translation>
    </message>
    <message>
        <source>{name} is told nothing; notes stay internal.</source>
        <comment>split.untold</comment>
        <translation>不会通知 {name}；备注仍为内部。</translation>
    </message>
    <message>
        <source>Merging the new ticket back into {number} undoes it.</source>
        <comment>split.back</comment>
        <translation>将新工单合并回 {number} 即可撤消。</translation>
    </message>
    <message numerus="yes">
        <source>Split off %n messages</source>
        <comment>split.do</comment>
        <translation>
            <numerusform>拆分 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Split off into {numbers}</source>
        <comment>split.into</comment>
        <translation>已拆分到 {numbers}</translation>
    </message>
    <message>
        <source>Split off from {numbers}</source>
        <comment>split.from</comment>
        <translation>拆分自 {numbers}</translation>
    </message>
    <message>
        <source>AD-{target} is new, with what was split off AD-{number}.</source>
        <comment>cause.ticket_split</comment>
        <translation>已新建 AD-{target}，包含从 AD-{number} 拆分的内容。</translation>
    </message>
    <message>
        <source>These words cannot be split off this ticket.</source>
        <comment>cause.split</comment>
        <translation>无法从此工单拆分这些内容。</translation>
    </message>
    <message>
        <source>This ticket is closed: nothing was split off.</source>
        <comment>cause.split_closed</comment>
        <translation>此工单已关闭：未拆分任何内容。</translation>
    </message>
    <message>
        <source>This ticket is merged: split off in its target.</source>
        <comment>cause.split_merged</comment>
        <translation>此工单已合并：请在目标工单中拆分。</translation>
    </message>
    <message>
        <source>Some of it stands in another ticket by now: nothing was split off.</source>
        <comment>cause.split_not_here</comment>
        <translation>其中一部分已在其他工单中：未拆分任何内容。</translation>
    </message>
    <message>
        <source>Escalate to another group</source>
        <comment>cmd.escalate</comment>
        <translation>升级到其他组</translation>
    </message>
    <message>
        <source>Escalate {number}</source>
        <comment>escalate.title</comment>
        <translation>升级 {number}</translation>
    </message>
    <message>
        <source>Group that takes it over</source>
        <comment>escalate.group</comment>
        <translation>接手的组</translation>
    </message>
    <message>
        <source>Reason, as an internal note</source>
        <comment>escalate.reason</comment>
        <translation>原因（内部备注）</translation>
    </message>
    <message>
        <source>What was tried, and what they need to know</source>
        <comment>escalate.reason.hint</comment>
        <translation>已尝试的方法和对方需要了解的情况</translation>
    </message>
    <message>
        <source>Say why: whoever takes it over reads it first.</source>
        <comment>escalate.missing</comment>
        <translation>请说明原因：接手的人会先看到它。</translation>
    </message>
    <message>
        <source>Nobody has it until one of that group takes it; its status stays.</source>
        <comment>escalate.nobody</comment>
        <translation>在该组有人接手之前，无人负责；状态保持不变。</translation>
    </message>
    <message>
        <source>{name} goes on following it.</source>
        <comment>escalate.follows</comment>
        <translation>{name} 将继续关注此工单。</translation>
    </message>
    <message>
        <source>{name} is told nothing.</source>
        <comment>escalate.untold</comment>
        <translation>不会通知 {name}。</translation>
    </message>
    <message>
        <source>There is no other group to escalate to.</source>
        <comment>escalate.no_group</comment>
        <translation>没有其他组可以升级。</translation>
    </message>
    <message>
        <source>Escalate to {group}</source>
        <comment>escalate.do</comment>
        <translation>升级到 {group}</translation>
    </message>
    <message>
        <source>{name} escalated this to {group}</source>
        <comment>talk.escalated</comment>
        <translation>{name} 已升级到 {group}</translation>
    </message>
    <message>
        <source>{name} gave this to {group}</source>
        <comment>talk.group</comment>
        <translation>{name} 已转给 {group}</translation>
    </message>
    <message>
        <source>{name} took this out of its group</source>
        <comment>talk.group.none</comment>
        <translation>{name} 已将其移出所在组</translation>
    </message>
    <message>
        <source>another group</source>
        <comment>talk.group.other</comment>
        <translation>其他组</translation>
    </message>
    <message>
        <source>AD-{number} is escalated to {group}.</source>
        <comment>cause.ticket_escalated</comment>
        <translation>AD-{number} 已升级到 {group}。</translation>
    </message>
    <message>
        <source>The escalation of AD-{number} is taken back; its note stays.</source>
        <comment>cause.ticket_unescalated</comment>
        <translation>已撤销 AD-{number} 的升级；备注保留。</translation>
    </message>
    <message>
        <source>This ticket cannot be escalated like this.</source>
        <comment>cause.escalate</comment>
        <translation>无法这样升级此工单。</translation>
    </message>
    <message>
        <source>This ticket is closed: a follow-up can be escalated.</source>
        <comment>cause.escalate_closed</comment>
        <translation>此工单已关闭：可升级其后续工单。</translation>
    </message>
    <message>
        <source>This ticket is merged: escalate its target.</source>
        <comment>cause.escalate_merged</comment>
        <translation>此工单已合并：请升级目标工单。</translation>
    </message>
    <message>
        <source>This ticket is solved: reopen it first.</source>
        <comment>cause.escalate_solved</comment>
        <translation>此工单已解决：请先重新打开。</translation>
    </message>
    <message>
        <source>This group has the ticket already.</source>
        <comment>cause.escalate_same_group</comment>
        <translation>此组已拥有该工单。</translation>
    </message>
    <message>
        <source>AD-{number} is escalated no more: there is nothing to take back.</source>
        <comment>cause.escalate_not_escalated</comment>
        <translation>AD-{number} 已不再处于升级状态，没有可撤销的内容。</translation>
    </message>
    <message>
        <source>Somebody of the group works on AD-{number} by now: it stays there.</source>
        <comment>cause.escalate_moved_on</comment>
        <translation>该组已有人在处理 AD-{number}，工单保留在那里。</translation>
    </message>
    <message>
        <source>Delete the ticket</source>
        <comment>cmd.delete</comment>
        <translation>删除工单</translation>
    </message>
    <message>
        <source>Deleted: its customer cannot read it. Its words are erased 30 days after.</source>
        <comment>deleted.bar</comment>
        <translation>已删除：客户无法阅读。30 天后将清除其内容。</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>deleted.restore</comment>
        <translation>恢复</translation>
    </message>
    <message>
        <source>AD-{number} is deleted; it can be restored for 30 days.</source>
        <comment>cause.ticket_deleted</comment>
        <translation>AD-{number} 已删除；30 天内可恢复。</translation>
    </message>
    <message>
        <source>AD-{number} is restored.</source>
        <comment>cause.ticket_restored</comment>
        <translation>AD-{number} 已恢复。</translation>
    </message>
    <message>
        <source>This ticket cannot be deleted or restored just now.</source>
        <comment>cause.delete</comment>
        <translation>现在无法删除或恢复此工单。</translation>
    </message>
    <message>
        <source>Only an e-mail address says that one of them is of it. Confirm it where you change the customer.</source>
        <comment>cause.merge_unproven</comment>
        <translation>其中一位客户只是凭电子邮件地址归属该组织。请在修改客户处确认。</translation>
    </message>
    <message>
        <source>A chat goes on in this ticket: end it first.</source>
        <comment>cause.delete_chat</comment>
        <translation>此工单中有正在进行的聊天：请先结束。</translation>
    </message>
    <message>
        <source>A session goes on in this ticket: end it first.</source>
        <comment>cause.delete_session</comment>
        <translation>此工单中有正在进行的协助：请先结束。</translation>
    </message>
    <message>
        <source>After 30 days a ticket cannot be restored: its words are erased.</source>
        <comment>cause.delete_too_late</comment>
        <translation>超过 30 天无法恢复：内容已清除。</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <comment>cmd.followup</comment>
        <translation>新建后续工单</translation>
    </message>
    <message>
        <source>This ticket is closed. Something new about it goes into a new one.</source>
        <comment>follow.closed</comment>
        <translation>此工单已关闭。与之相关的新问题请新建工单。</translation>
    </message>
    <message>
        <source>Closed. It goes on in {numbers}</source>
        <comment>follow.in</comment>
        <translation>已关闭。后续见 {numbers}</translation>
    </message>
    <message>
        <source>Goes on from {numbers}</source>
        <comment>follow.from</comment>
        <translation>接续自 {numbers}</translation>
    </message>
    <message>
        <source>Follow-up of {number}</source>
        <comment>follow.title</comment>
        <translation>{number} 的后续工单</translation>
    </message>
    <message>
        <source>A new ticket of {name}, with the tags of {number}; each leads to the other.</source>
        <comment>follow.hint</comment>
        <translation>{name} 的新工单，沿用 {number} 的标签；两者互相链接。</translation>
    </message>
    <message>
        <source>Only a closed ticket is followed up; a merged one goes on in its target.</source>
        <comment>cause.followup</comment>
        <translation>只有已关闭的工单才能建立后续；已合并的工单请在目标工单中继续。</translation>
    </message>
    <message>
        <source>AD-{number} is merged into AD-{target}.</source>
        <comment>cause.ticket_merged</comment>
        <translation>AD-{number} 已合并到 AD-{target}。</translation>
    </message>
    <message>
        <source>The split is taken back: AD-{number} is merged into AD-{target}.</source>
        <comment>cause.ticket_unsplit</comment>
        <translation>拆分已撤销：AD-{number} 已合并到 AD-{target}。</translation>
    </message>
    <message>
        <source>The merge of AD-{number} is taken back.</source>
        <comment>cause.ticket_unmerged</comment>
        <translation>已撤回 AD-{number} 的合并。</translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are merged into AD-{target}.</source>
        <comment>cause.tickets_merged</comment>
        <translation>
            <numerusform>%n 个工单已合并到 AD-{target}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are merged into AD-{target}, {refused} could not be.</source>
        <comment>cause.tickets_merged_partly</comment>
        <translation>
            <numerusform>%n 个工单已合并到 AD-{target}，{refused} 个未能合并。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets are merged into AD-{target}, {left} are as they were.</source>
        <comment>cause.tickets_merged_stopped</comment>
        <translation>
            <numerusform>已停止：%n 个工单已合并到 AD-{target}，{left} 个保持原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are as before the merge.</source>
        <comment>cause.tickets_unmerged</comment>
        <translation>
            <numerusform>%n 个工单已恢复到合并前。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets are as before the merge, {left} are still merged.</source>
        <comment>cause.tickets_unmerged_stopped</comment>
        <translation>
            <numerusform>已停止：%n 个工单已恢复到合并前，{left} 个仍处于合并状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>Link to another ticket…</source>
        <comment>cmd.link</comment>
        <translation>关联到其他工单…</translation>
    </message>
    <message>
        <source>Link {number} to another ticket</source>
        <comment>link.title</comment>
        <translation>将 {number} 关联到其他工单</translation>
    </message>
    <message>
        <source>What is it to the other?</source>
        <comment>link.relation</comment>
        <translation>它与另一个工单是什么关系？</translation>
    </message>
    <message>
        <source>Link to {target}</source>
        <comment>link.do</comment>
        <translation>关联到 {target}</translation>
    </message>
    <message>
        <source>Related to</source>
        <comment>link.related.out</comment>
        <translation>相关工单</translation>
    </message>
    <message>
        <source>Related to</source>
        <comment>link.related.in</comment>
        <translation>相关工单</translation>
    </message>
    <message>
        <source>Duplicate of</source>
        <comment>link.duplicate.out</comment>
        <translation>重复于</translation>
    </message>
    <message>
        <source>Has as its duplicate</source>
        <comment>link.duplicate.in</comment>
        <translation>被其重复</translation>
    </message>
    <message>
        <source>Problem behind</source>
        <comment>link.problem_of.out</comment>
        <translation>引发了</translation>
    </message>
    <message>
        <source>Comes from the problem</source>
        <comment>link.problem_of.in</comment>
        <translation>由此问题引起</translation>
    </message>
    <message>
        <source>Parent of</source>
        <comment>link.parent.out</comment>
        <translation>父工单，包含</translation>
    </message>
    <message>
        <source>Child of</source>
        <comment>link.parent.in</comment>
        <translation>子工单，属于</translation>
    </message>
    <message>
        <source>{number} and {target} have to do with each other.</source>
        <comment>link.related.out.told</comment>
        <translation>{number} 与 {target} 彼此相关。</translation>
    </message>
    <message>
        <source>{number} says the same as {target}.</source>
        <comment>link.duplicate.out.told</comment>
        <translation>{number} 与 {target} 说的是同一件事。</translation>
    </message>
    <message>
        <source>{target} says the same as {number}.</source>
        <comment>link.duplicate.in.told</comment>
        <translation>{target} 与 {number} 说的是同一件事。</translation>
    </message>
    <message>
        <source>{number} is what {target} comes from.</source>
        <comment>link.problem_of.out.told</comment>
        <translation>{target} 由 {number} 引起。</translation>
    </message>
    <message>
        <source>{number} comes from {target}.</source>
        <comment>link.problem_of.in.told</comment>
        <translation>{number} 由 {target} 引起。</translation>
    </message>
    <message>
        <source>{target} is a part of {number}.</source>
        <comment>link.parent.out.told</comment>
        <translation>{target} 是 {number} 的一部分。</translation>
    </message>
    <message>
        <source>{number} is a part of {target}.</source>
        <comment>link.parent.in.told</comment>
        <translation>{number} 是 {target} 的一部分。</translation>
    </message>
    <message>
        <source>Linked tickets</source>
        <comment>linked.card</comment>
        <translation>关联的工单</translation>
    </message>
    <message>
        <source>Open {number}, {subject}, {relation}</source>
        <comment>linked.open</comment>
        <translation>打开 {number}，{subject}，{relation}</translation>
    </message>
    <message>
        <source>Take the link to {number} away</source>
        <comment>linked.off</comment>
        <translation>取消与 {number} 的关联</translation>
    </message>
    <message>
        <source>A ticket that you may not see</source>
        <comment>linked.unseen</comment>
        <translation>您无权查看的工单</translation>
    </message>
    <message>
        <source>AD-{number} and AD-{target} are linked.</source>
        <comment>cause.tickets_linked</comment>
        <translation>AD-{number} 与 AD-{target} 已关联。</translation>
    </message>
    <message>
        <source>AD-{number} and AD-{target} are linked no more.</source>
        <comment>cause.tickets_unlinked</comment>
        <translation>AD-{number} 与 AD-{target} 已取消关联。</translation>
    </message>
    <message>
        <source>A ticket cannot be linked to itself.</source>
        <comment>cause.link_itself</comment>
        <translation>工单不能与自身关联。</translation>
    </message>
    <message>
        <source>100 tickets are linked to this one; more do not fit.</source>
        <comment>cause.link_many</comment>
        <translation>此工单已关联 100 个工单，不能再多。</translation>
    </message>
    <message>
        <source>They are linked the other way round. Take that link away first.</source>
        <comment>cause.link_reversed</comment>
        <translation>它们已按相反方向关联，请先取消该关联。</translation>
    </message>
    <message>
        <source>A ticket cannot be merged into itself.</source>
        <comment>cause.merge_itself</comment>
        <translation>工单不能合并到自身。</translation>
    </message>
    <message>
        <source>One of the two is closed: nothing was merged.</source>
        <comment>cause.merge_closed</comment>
        <translation>其中一个工单已关闭：没有合并。</translation>
    </message>
    <message>
        <source>One of the two is merged already.</source>
        <comment>cause.merge_merged</comment>
        <translation>其中一个工单已经合并过。</translation>
    </message>
    <message>
        <source>The two customers are not of one organisation: nothing was merged.</source>
        <comment>cause.merge_organisation</comment>
        <translation>两位客户不属于同一组织：未合并任何内容。</translation>
    </message>
    <message>
        <source>A chat goes on in this ticket: end it before it is merged.</source>
        <comment>cause.merge_chat</comment>
        <translation>此工单中有正在进行的聊天：请先结束聊天，再合并。</translation>
    </message>
    <message>
        <source>50 tickets are merged into that one; more do not fit.</source>
        <comment>cause.merge_many</comment>
        <translation>该工单已合并了 50 个工单，无法再合并。</translation>
    </message>
    <message>
        <source>This ticket is not merged.</source>
        <comment>cause.merge_not_merged</comment>
        <translation>此工单没有合并。</translation>
    </message>
    <message>
        <source>AD-{number} is merged no more: there is nothing to take back.</source>
        <comment>cause.unmerge_over</comment>
        <translation>AD-{number} 已不再是合并状态，没有可撤销的内容。</translation>
    </message>
    <message>
        <source>After 30 days a merge cannot be taken back.</source>
        <comment>cause.merge_too_late</comment>
        <translation>超过 30 天后无法撤回合并。</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>rules.name</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>rules.keep</comment>
        <translation>保存</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>rules.edit</comment>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change {title}</source>
        <comment>rules.edit.of</comment>
        <translation>更改 {title}</translation>
    </message>
    <message>
        <source>Business hours</source>
        <comment>hours.title</comment>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Clocks that count business hours stand still outside of them.</source>
        <comment>hours.hint</comment>
        <translation>按工作时间计算的时钟在工作时间以外停止。</translation>
    </message>
    <message>
        <source>No business hours yet: targets count around the clock. “New hours” says when the desk is open.</source>
        <comment>hours.none</comment>
        <translation>还没有工作时间：目标全天计时。用“新建工作时间”说明服务台何时开放。</translation>
    </message>
    <message>
        <source>New hours</source>
        <comment>hours.new</comment>
        <translation>新建工作时间</translation>
    </message>
    <message>
        <source>Change hours</source>
        <comment>hours.edit</comment>
        <translation>更改工作时间</translation>
    </message>
    <message>
        <source>{hours} · {zone}</source>
        <comment>hours.said</comment>
        <translation>{hours} · {zone}</translation>
    </message>
    <message>
        <source>Default</source>
        <comment>hours.default</comment>
        <translation>默认</translation>
    </message>
    <message numerus="yes">
        <source>%n holidays</source>
        <comment>hours.holidays.count</comment>
        <translation>
            <numerusform>%n 个节假日</numerusform>
        </translation>
    </message>
    <message>
        <source>Time zone</source>
        <comment>hours.zone</comment>
        <translation>时区</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>hours.closed</comment>
        <translation>休息</translation>
    </message>
    <message>
        <source>Write hours as 09:00-12:30, 13:00-18:00; nothing for a closed day.</source>
        <comment>hours.bad</comment>
        <translation>请这样填写时间：09:00-12:30, 13:00-18:00；休息日留空。</translation>
    </message>
    <message>
        <source>Hours past midnight stand on both days: 22:00-24:00, then 00:00-06:00.</source>
        <comment>hours.night</comment>
        <translation>跨午夜的时间请写在两天：22:00-24:00，第二天 00:00-06:00。</translation>
    </message>
    <message>
        <source>These hours overlap.</source>
        <comment>hours.overlap</comment>
        <translation>这些时间有重叠。</translation>
    </message>
    <message>
        <source>Holidays</source>
        <comment>hours.holidays</comment>
        <translation>节假日</translation>
    </message>
    <message>
        <source>One a line: first day - last day, name. Beginning with ?: proposed, stops no clock.</source>
        <comment>hours.holidays.hint</comment>
        <translation>每行一个：第一天 - 最后一天，名称。以 ? 开头：只是提议，不停止时钟。</translation>
    </message>
    <message>
        <source>This is no holiday: {line}</source>
        <comment>hours.holidays.bad</comment>
        <translation>这不是节假日：{line}</translation>
    </message>
    <message>
        <source>Chat is open in these hours only</source>
        <comment>hours.chat</comment>
        <translation>只在这些时间开放聊天</translation>
    </message>
    <message>
        <source>Nothing counts by these hours until a policy names them.</source>
        <comment>hours.effect.new</comment>
        <translation>在有策略使用之前，不会按这个工作时间计算。</translation>
    </message>
    <message>
        <source>Running clocks follow from now on. What has passed stays as it was counted.</source>
        <comment>hours.effect</comment>
        <translation>正在运行的时钟从现在起随之改变。已过去的时间保持原来的计算结果。</translation>
    </message>
    <message>
        <source>Field</source>
        <comment>cond.field</comment>
        <translation>字段</translation>
    </message>
    <message>
        <source>Compared</source>
        <comment>cond.operator</comment>
        <translation>比较</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>cond.value</comment>
        <translation>值</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>cond.field.tags</comment>
        <translation>标签</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>cond.field.priority</comment>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>cond.field.status</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>cond.field.type</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Channel</source>
        <comment>cond.field.channel</comment>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>cond.field.language</comment>
        <translation>语言</translation>
    </message>
    <message>
        <source>Category</source>
        <comment>cond.field.category</comment>
        <translation>类别</translation>
    </message>
    <message>
        <source>Organisation (number)</source>
        <comment>cond.field.org_id</comment>
        <translation>组织（编号）</translation>
    </message>
    <message>
        <source>Group (number)</source>
        <comment>cond.field.group_id</comment>
        <translation>小组（编号）</translation>
    </message>
    <message>
        <source>is</source>
        <comment>cond.is</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>is not</source>
        <comment>cond.is_not</comment>
        <translation>不是</translation>
    </message>
    <message>
        <source>contain</source>
        <comment>cond.includes</comment>
        <translation>包含</translation>
    </message>
    <message>
        <source>do not contain</source>
        <comment>cond.not_includes</comment>
        <translation>不包含</translation>
    </message>
    <message>
        <source>is empty</source>
        <comment>cond.is_empty</comment>
        <translation>为空</translation>
    </message>
    <message>
        <source>is not empty</source>
        <comment>cond.is_not_empty</comment>
        <translation>不为空</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <comment>cond.all</comment>
        <translation>满足以下所有条件</translation>
    </message>
    <message>
        <source>At least one of these holds</source>
        <comment>cond.any</comment>
        <translation>至少满足以下一个条件</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>cond.add</comment>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add to: {caption}</source>
        <comment>cond.add.to</comment>
        <translation>添加到：{caption}</translation>
    </message>
    <message>
        <source>Take this condition out</source>
        <comment>cond.remove</comment>
        <translation>移除此条件</translation>
    </message>
    <message>
        <source>A condition has no value that fits.</source>
        <comment>cond.bad</comment>
        <translation>有一个条件没有合适的值。</translation>
    </message>
    <message>
        <source>SLA policies</source>
        <comment>policy.title</comment>
        <translation>SLA 策略</translation>
    </message>
    <message>
        <source>Tried from above; a ticket takes the first that fits.</source>
        <comment>policy.hint</comment>
        <translation>从上到下依次匹配；工单采用第一个符合的策略。</translation>
    </message>
    <message>
        <source>No targets yet. A policy says how soon tickets are answered and solved; “New policy” makes the first.</source>
        <comment>policy.none</comment>
        <translation>还没有目标。策略规定多久回复、多久解决；用“新建策略”创建第一个。</translation>
    </message>
    <message>
        <source>New policy</source>
        <comment>policy.new</comment>
        <translation>新建策略</translation>
    </message>
    <message>
        <source>Change policy</source>
        <comment>policy.edit</comment>
        <translation>更改策略</translation>
    </message>
    <message>
        <source>Default</source>
        <comment>policy.hours.default</comment>
        <translation>默认</translation>
    </message>
    <message>
        <source>Write times as 30m, 4h or 2d (24 counted hours each); nothing where nothing is promised.</source>
        <comment>policy.targets.hint</comment>
        <translation>时间写作 30m、4h 或 2d（每个 d 为 24 个计算小时）；不承诺的留空。</translation>
    </message>
    <message>
        <source>{metric}, {priority}</source>
        <comment>policy.target</comment>
        <translation>{metric}，{priority}</translation>
    </message>
    <message>
        <source>Counted</source>
        <comment>policy.counted</comment>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>Counted, {priority}</source>
        <comment>policy.counted.of</comment>
        <translation>计算方式，{priority}</translation>
    </message>
    <message>
        <source>business hours</source>
        <comment>policy.business</comment>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>around the clock</source>
        <comment>policy.calendar</comment>
        <translation>全天</translation>
    </message>
    <message>
        <source>each as before</source>
        <comment>policy.as_before</comment>
        <translation>各自保持不变</translation>
    </message>
    <message>
        <source>Write this time as 30m, 4h or 2d.</source>
        <comment>policy.target.bad</comment>
        <translation>请将此时间写作 30m、4h 或 2d。</translation>
    </message>
    <message>
        <source>A policy promises something. Please fill in a time.</source>
        <comment>policy.no_target</comment>
        <translation>策略需要有承诺。请填写一个时间。</translation>
    </message>
    <message>
        <source>Tickets take it at their next update. It is tried after the others.</source>
        <comment>policy.effect.new</comment>
        <translation>工单在下次更新时采用。它排在其他策略之后。</translation>
    </message>
    <message>
        <source>Tickets follow at their next update. A missed target stays missed.</source>
        <comment>policy.effect</comment>
        <translation>工单在下次更新时随之改变。已超时的目标仍为超时。</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>policy.remove</comment>
        <translation>删除</translation>
    </message>
    <message>
        <source>{title} is deleted. Tickets keep its targets until their next update.</source>
        <comment>policy.remove.sure</comment>
        <translation>{title} 将被删除。工单在下次更新前保留其目标。</translation>
    </message>
    <message>
        <source>Every ticket</source>
        <comment>policy.every</comment>
        <translation>所有工单</translation>
    </message>
    <message numerus="yes">
        <source>%n conditions</source>
        <comment>policy.conditions</comment>
        <translation>
            <numerusform>%n 个条件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <comment>policy.targets</comment>
        <translation>
            <numerusform>%n 个目标</numerusform>
        </translation>
    </message>
    <message>
        <source>Try {title} earlier</source>
        <comment>policy.up</comment>
        <translation>提前匹配 {title}</translation>
    </message>
    <message>
        <source>Try {title} later</source>
        <comment>policy.down</comment>
        <translation>推后匹配 {title}</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <comment>cond.field.assignee_id</comment>
        <translation>分配给</translation>
    </message>
    <message>
        <source>me</source>
        <comment>assignee_id.me</comment>
        <translation>我</translation>
    </message>
    <message>
        <source>Not solved</source>
        <comment>cond.field.is_unsolved</comment>
        <translation>未解决</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>is_unsolved.1</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <comment>is_unsolved.0</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>New view from conditions…</source>
        <comment>view.rows</comment>
        <translation>用条件新建视图…</translation>
    </message>
    <message>
        <source>New view</source>
        <comment>view.rows.new</comment>
        <translation>新建视图</translation>
    </message>
    <message>
        <source>As it was</source>
        <comment>view.sort.kept</comment>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Count</source>
        <comment>view.count</comment>
        <translation>计数</translation>
    </message>
    <message numerus="yes">
        <source>%n tickets now</source>
        <comment>view.total</comment>
        <translation>
            <numerusform>现有 %n 个工单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n tickets now</source>
        <comment>view.total.more</comment>
        <translation>
            <numerusform>现有超过 %n 个工单</numerusform>
        </translation>
    </message>
    <message>
        <source>A view needs a condition.</source>
        <comment>view.no_condition</comment>
        <translation>视图需要一个条件。</translation>
    </message>
    <message>
        <source>Groups</source>
        <comment>view.group</comment>
        <translation>分组</translation>
    </message>
    <message>
        <source>No groups</source>
        <comment>view.group.none</comment>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Open as a table</source>
        <comment>view.table</comment>
        <translation>以表格打开</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <comment>view.columns</comment>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>Move up</source>
        <comment>view.column.up</comment>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <comment>view.column.down</comment>
        <translation>下移</translation>
    </message>
    <message>
        <source>A column stands twice.</source>
        <comment>cause.view_columns</comment>
        <translation>有一列重复了。</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column.status</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Clock</source>
        <comment>column.next_due_at</comment>
        <translation>时限</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>column.id</comment>
        <translation>编号</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>column.subject</comment>
        <translation>主题</translation>
    </message>
    <message>
        <source>Customer</source>
        <comment>column.requester_id</comment>
        <translation>客户</translation>
    </message>
    <message>
        <source>Organisation</source>
        <comment>column.org_id</comment>
        <translation>组织</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <comment>column.assignee_id</comment>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>column.group_id</comment>
        <translation>组</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>column.priority</comment>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column.type</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Channel</source>
        <comment>column.channel</comment>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Category</source>
        <comment>column.category</comment>
        <translation>类别</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>column.language</comment>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>column.tags</comment>
        <translation>标签</translation>
    </message>
    <message>
        <source>Made</source>
        <comment>column.created_at</comment>
        <translation>创建</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>column.updated_at</comment>
        <translation>更改</translation>
    </message>
    <message>
        <source>Due date</source>
        <comment>column.due_at</comment>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Due last first</source>
        <comment>list.sort.due_last</comment>
        <translation>时限最晚的在前</translation>
    </message>
    <message>
        <source>Least urgent first</source>
        <comment>list.sort.calm</comment>
        <translation>最不紧急的在前</translation>
    </message>
    <message>
        <source>Oldest change first</source>
        <comment>list.sort.quiet</comment>
        <translation>最早更改的在前</translation>
    </message>
    <message>
        <source>Column heads</source>
        <comment>list.heads</comment>
        <translation>列标题</translation>
    </message>
    <message>
        <source>{column}, sorted upwards</source>
        <comment>list.head.up</comment>
        <translation>{column}，升序</translation>
    </message>
    <message>
        <source>{column}, sorted downwards</source>
        <comment>list.head.down</comment>
        <translation>{column}，降序</translation>
    </message>
    <message>
        <source>Sort by {column}</source>
        <comment>list.head.sort</comment>
        <translation>按{column}排序</translation>
    </message>
    <message>
        <source>Nobody</source>
        <comment>group.nobody</comment>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>No group</source>
        <comment>group.no_group</comment>
        <translation>无组</translation>
    </message>
    <message>
        <source>No organisation</source>
        <comment>group.no_org</comment>
        <translation>无组织</translation>
    </message>
    <message>
        <source>List as table, as cards</source>
        <comment>cmd.table</comment>
        <translation>列表：表格或卡片</translation>
    </message>
    <message>
        <source>It stands in the list of views. No ticket is touched.</source>
        <comment>view.rows.effect</comment>
        <translation>它会出现在视图列表中。不会更改任何工单。</translation>
    </message>
    <message>
        <source>As an expert you write notes here. Whoever added you can let you reply too.</source>
        <comment>composer.notes_only</comment>
        <translation>作为专家，您在此撰写备注。添加您的人也可以允许您回复。</translation>
    </message>
    <message>
        <source>No ticket here. Those that a colleague puts you on appear by themselves.</source>
        <comment>list.empty.expert</comment>
        <translation>此处没有工单。同事把您加入工单后，工单会自动出现。</translation>
    </message>
    <message>
        <source>Also on this ticket</source>
        <comment>people.card</comment>
        <translation>此工单的其他人</translation>
    </message>
    <message>
        <source>Nobody besides customer and assignee.</source>
        <comment>people.none</comment>
        <translation>除客户和负责人外无他人。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>people.more</comment>
        <translation>
            <numerusform>另有 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Add someone…</source>
        <comment>people.add</comment>
        <translation>添加人员…</translation>
    </message>
    <message>
        <source>Follow</source>
        <comment>people.follow</comment>
        <translation>关注</translation>
    </message>
    <message>
        <source>In copy (CC)</source>
        <comment>people.cc</comment>
        <translation>抄送</translation>
    </message>
    <message>
        <source>Follows</source>
        <comment>people.follower</comment>
        <translation>关注者</translation>
    </message>
    <message>
        <source>Expert without a seat</source>
        <comment>people.expert</comment>
        <translation>无席位专家</translation>
    </message>
    <message>
        <source>May reply to the customer</source>
        <comment>people.may_reply</comment>
        <translation>可以回复客户</translation>
    </message>
    <message>
        <source>{name} may reply to the customer</source>
        <comment>people.may_reply.of</comment>
        <translation>{name} 可以回复客户</translation>
    </message>
    <message>
        <source>Take {name} off this ticket</source>
        <comment>people.remove</comment>
        <translation>将 {name} 移出此工单</translation>
    </message>
    <message>
        <source>Copy a link with which {name} reads the public part</source>
        <comment>people.link</comment>
        <translation>复制供 {name} 阅读公开部分的链接</translation>
    </message>
    <message>
        <source>The link for {name} is copied. It is theirs alone; an older one is void.</source>
        <comment>cause.read_link_copied</comment>
        <translation>已复制 {name} 的链接。仅供其本人使用；旧链接已失效。</translation>
    </message>
    <message>
        <source>Add someone to the ticket</source>
        <comment>cmd.people</comment>
        <translation>向工单添加人员</translation>
    </message>
    <message>
        <source>Add someone to {number}</source>
        <comment>person.title</comment>
        <translation>向 {number} 添加人员</translation>
    </message>
    <message>
        <source>Give to another customer…</source>
        <comment>cmd.requester</comment>
        <translation>改为其他客户的工单…</translation>
    </message>
    <message>
        <source>Whose ticket is {number}?</source>
        <comment>requester.title</comment>
        <translation>{number} 是谁的工单？</translation>
    </message>
    <message>
        <source>{name} reads along, in copy</source>
        <comment>requester.keep</comment>
        <translation>{name} 作为抄送人继续查看</translation>
    </message>
    <message>
        <source>{name} will be the customer: our replies go to this person.</source>
        <comment>requester.will_have</comment>
        <translation>客户将是 {name}，我们的回复会发给此人。</translation>
    </message>
    <message>
        <source>{name} reads no more of it.</source>
        <comment>requester.reads_no_more</comment>
        <translation>{name} 将不能再查看。</translation>
    </message>
    <message>
        <source>{name} reads its public part, as until now.</source>
        <comment>requester.reads_on</comment>
        <translation>{name} 仍可查看公开部分。</translation>
    </message>
    <message>
        <source>Give to {name}</source>
        <comment>requester.do</comment>
        <translation>改为 {name} 的工单</translation>
    </message>
    <message>
        <source>Give</source>
        <comment>requester.do.none</comment>
        <translation>更改</translation>
    </message>
    <message>
        <source>AD-{number} is now a ticket of {name}.</source>
        <comment>cause.requester_changed</comment>
        <translation>AD-{number} 现在是 {name} 的工单。</translation>
    </message>
    <message>
        <source>This ticket cannot be given to that customer now.</source>
        <comment>cause.requester</comment>
        <translation>现在不能把此工单改给该客户。</translation>
    </message>
    <message>
        <source>This person is blocked: the ticket stays as it was.</source>
        <comment>cause.requester_no_person</comment>
        <translation>此人已被停用，工单保持不变。</translation>
    </message>
    <message>
        <source>A chat goes on in this ticket: end it first.</source>
        <comment>cause.requester_chat</comment>
        <translation>此工单中有进行中的聊天，请先结束。</translation>
    </message>
    <message>
        <source>A session goes on in this ticket: end it first.</source>
        <comment>cause.requester_session</comment>
        <translation>此工单中有进行中的协助，请先结束。</translation>
    </message>
    <message>
        <source>Nobody more fits in copy: take somebody off first.</source>
        <comment>cause.requester_many</comment>
        <translation>抄送人数已满，请先移除某人。</translation>
    </message>
    <message>
        <source>This ticket is closed: its customer stays.</source>
        <comment>cause.requester_closed</comment>
        <translation>此工单已关闭，客户不能更改。</translation>
    </message>
    <message>
        <source>Name or e-mail address</source>
        <comment>person.find</comment>
        <translation>姓名或电子邮箱</translation>
    </message>
    <message>
        <source>Type the beginning of a name or an address.</source>
        <comment>person.hint</comment>
        <translation>请输入姓名或邮箱的开头。</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>person.found</comment>
        <translation>已找到</translation>
    </message>
    <message>
        <source>Nobody fits. Add a new person below.</source>
        <comment>person.nobody</comment>
        <translation>没有匹配的人。可在下方添加新人员。</translation>
    </message>
    <message>
        <source>Colleague</source>
        <comment>person.colleague</comment>
        <translation>同事</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>person.expert</comment>
        <translation>专家</translation>
    </message>
    <message>
        <source>New person</source>
        <comment>person.new</comment>
        <translation>新人员</translation>
    </message>
    <message>
        <source>Someone who is not here yet…</source>
        <comment>person.new.button</comment>
        <translation>尚未录入的人…</translation>
    </message>
    <message>
        <source>{name} will follow this ticket and be told of new messages.</source>
        <comment>person.will_follow</comment>
        <translation>{name} 将关注此工单，并收到新消息通知。</translation>
    </message>
    <message>
        <source>{name} will see this ticket and write internal notes, but change nothing in it.</source>
        <comment>person.will_help</comment>
        <translation>{name} 将能查看此工单并撰写内部备注，但不能更改其中任何内容。</translation>
    </message>
    <message>
        <source>{name} will be in copy: for the public part only, never for notes.</source>
        <comment>person.will_cc</comment>
        <translation>{name} 将被抄送：仅限公开内容，绝不含备注。</translation>
    </message>
    <message>
        <source>Another organisation than the customer&apos;s: add only who may know of this.</source>
        <comment>person.other_org</comment>
        <translation>与客户不属同一组织：请只添加可以知情的人。</translation>
    </message>
    <message>
        <source>{name} is the customer of this ticket.</source>
        <comment>person.is_requester</comment>
        <translation>{name} 是此工单的客户。</translation>
    </message>
    <message>
        <source>{name} is on this ticket already.</source>
        <comment>person.is_on</comment>
        <translation>{name} 已在此工单中。</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <comment>person.add</comment>
        <translation>添加 {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>person.add.none</comment>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add new person</source>
        <comment>person.add.new</comment>
        <translation>添加新人员</translation>
    </message>
    <message>
        <source>{name} is off AD-{number}.</source>
        <comment>cause.person_removed</comment>
        <translation>{name} 已从 AD-{number} 移除。</translation>
    </message>
    <message>
        <source>This person cannot be on this ticket.</source>
        <comment>cause.participant</comment>
        <translation>此人不能加入此工单。</translation>
    </message>
    <message>
        <source>This ticket is closed: nobody comes or goes.</source>
        <comment>cause.person_closed</comment>
        <translation>此工单已关闭：不能增减人员。</translation>
    </message>
    <message>
        <source>This ticket is merged: add people in its target.</source>
        <comment>cause.person_merged</comment>
        <translation>此工单已合并：请在目标工单中添加人员。</translation>
    </message>
    <message>
        <source>This person is the customer of the ticket already.</source>
        <comment>cause.person_requester</comment>
        <translation>此人已是该工单的客户。</translation>
    </message>
    <message>
        <source>This account cannot be on a ticket.</source>
        <comment>cause.person_no_person</comment>
        <translation>此帐户不能加入工单。</translation>
    </message>
    <message>
        <source>This person is not in copy on this ticket.</source>
        <comment>cause.person_not_theirs</comment>
        <translation>此人不在该工单的抄送之列。</translation>
    </message>
    <message>
        <source>50 people are on this ticket; more do not fit.</source>
        <comment>cause.person_many</comment>
        <translation>此工单已有 50 人，无法再添加。</translation>
    </message>
    <message>
        <source>News for you</source>
        <comment>told.title</comment>
        <translation>与您有关的消息</translation>
    </message>
    <message>
        <source>News for you</source>
        <comment>cmd.told</comment>
        <translation>与您有关的消息</translation>
    </message>
    <message numerus="yes">
        <source>News for you: %n unread</source>
        <comment>told.badge</comment>
        <translation>
            <numerusform>与您有关的消息：%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was told to you yet. Notes that mention you and news of your tickets stand here.</source>
        <comment>told.none</comment>
        <translation>暂无通知。提及您的备注和您工单的消息会显示在这里。</translation>
    </message>
    <message>
        <source>{number} was due within the hour  ·  {subject}</source>
        <comment>told.due_soon</comment>
        <translation>{number} 一小时内到期  ·  {subject}</translation>
    </message>
    <message>
        <source>{number} came due  ·  {subject}</source>
        <comment>told.due</comment>
        <translation>{number} 已到期  ·  {subject}</translation>
    </message>
    <message>
        <source>{name} wrote in AD-{number}: {words}</source>
        <comment>cause.told_comment</comment>
        <translation>{name} 在 AD-{number} 中写道：{words}</translation>
    </message>
    <message>
        <source>AD-{number} was given to you: {words}</source>
        <comment>cause.told_assigned</comment>
        <translation>AD-{number} 已分配给您：{words}</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <comment>told.read</comment>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>Unread</source>
        <comment>told.unread</comment>
        <translation>未读</translation>
    </message>
    <message>
        <source>{name} mentioned you in {number}  ·  {subject}</source>
        <comment>told.mention</comment>
        <translation>{name} 在 {number} 中提到了您  ·  {subject}</translation>
    </message>
    <message>
        <source>{name} wrote in {number}  ·  {subject}</source>
        <comment>told.comment</comment>
        <translation>{name} 在 {number} 中有新消息  ·  {subject}</translation>
    </message>
    <message>
        <source>{number} was given to you  ·  {subject}</source>
        <comment>told.assigned</comment>
        <translation>{number} 已分配给您  ·  {subject}</translation>
    </message>
    <message>
        <source>A rule of the desk points to {number}  ·  {subject}</source>
        <comment>told.rule</comment>
        <translation>服务台规则提示您查看 {number}  ·  {subject}</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>told.open</comment>
        <translation>打开</translation>
    </message>
    <message>
        <source>{name} mentioned you in AD-{number}: {words}</source>
        <comment>cause.told_mention</comment>
        <translation>{name} 在 AD-{number} 中提到了您：{words}</translation>
    </message>
    <message>
        <source>A rule of the desk points to AD-{number}: {words}</source>
        <comment>cause.told_rule</comment>
        <translation>服务台规则提示您查看 AD-{number}：{words}</translation>
    </message>
    <message>
        <source>AD-{number} is due in less than an hour: {words}</source>
        <comment>cause.told_due_soon</comment>
        <translation>AD-{number} 将在一小时内到期：{words}</translation>
    </message>
    <message>
        <source>AD-{number} is due: {words}</source>
        <comment>cause.told_due</comment>
        <translation>AD-{number} 已到期：{words}</translation>
    </message>
    <message>
        <source>Colleagues to mention</source>
        <comment>mention.list</comment>
        <translation>可提及的同事</translation>
    </message>
    <message>
        <source>Mentions work in internal notes only.</source>
        <comment>mention.internal_only</comment>
        <translation>提及仅在内部备注中有效。</translation>
    </message>
    <message>
        <source>{name} set who is in copy: {people}</source>
        <comment>talk.cc</comment>
        <translation>{name} 更改了抄送人：{people}</translation>
    </message>
    <message>
        <source>{name} set who follows: {people}</source>
        <comment>talk.follower</comment>
        <translation>{name} 更改了关注者：{people}</translation>
    </message>
    <message>
        <source>{name} brought {person} in as an expert</source>
        <comment>talk.expert_on</comment>
        <translation>{name} 请来了专家 {person}</translation>
    </message>
    <message>
        <source>{name} brought {person} in as an expert who may reply</source>
        <comment>talk.expert_replies</comment>
        <translation>{name} 请来了可回复客户的专家 {person}</translation>
    </message>
    <message>
        <source>{name} took {person} off the ticket</source>
        <comment>talk.expert_left</comment>
        <translation>{name} 将 {person} 移出了工单</translation>
    </message>
    <message>
        <source>nobody</source>
        <comment>talk.nobody</comment>
        <translation>无人</translation>
    </message>
    <message>
        <source>A condition names a field that such a rule does not know.</source>
        <comment>cause.rule_field</comment>
        <translation>某个条件使用了此类规则不支持的字段。</translation>
    </message>
    <message>
        <source>A condition compares its field in a way that does not fit.</source>
        <comment>cause.rule_operator</comment>
        <translation>某个条件的比较方式与其字段不符。</translation>
    </message>
    <message>
        <source>A rule cannot set or compare with such a value.</source>
        <comment>cause.rule_value</comment>
        <translation>规则不能设置或比较这样的值。</translation>
    </message>
    <message>
        <source>These are too many conditions. Take some out.</source>
        <comment>cause.rule_conditions</comment>
        <translation>条件太多，请去掉一些。</translation>
    </message>
    <message>
        <source>A rule does something, and at most twenty things.</source>
        <comment>cause.rule_actions</comment>
        <translation>规则至少要做一件事，最多二十件。</translation>
    </message>
    <message>
        <source>This action cannot be done yet, or says nothing.</source>
        <comment>cause.rule_action</comment>
        <translation>此操作尚不可用，或没有内容。</translation>
    </message>
    <message>
        <source>The text has a placeholder that has no value here.</source>
        <comment>cause.placeholder</comment>
        <translation>文本中有一个在此处没有值的占位符。</translation>
    </message>
    <message>
        <source>Triggers</source>
        <comment>rule.trigger.title</comment>
        <translation>触发器</translation>
    </message>
    <message>
        <source>They run from above whenever a ticket changes.</source>
        <comment>rule.trigger.hint</comment>
        <translation>每当工单变化时，它们从上到下依次执行。</translation>
    </message>
    <message>
        <source>No triggers yet. One can give new tickets to a group or tell a colleague; “New trigger” makes it.</source>
        <comment>rule.trigger.none</comment>
        <translation>还没有触发器。触发器可以把新工单转给小组，或通知同事；用“新建触发器”创建。</translation>
    </message>
    <message>
        <source>Time rules</source>
        <comment>rule.timed.title</comment>
        <translation>定时规则</translation>
    </message>
    <message>
        <source>They count for tickets that come to meet them after they are switched on.</source>
        <comment>rule.timed.hint</comment>
        <translation>启用之后符合条件的工单才会计时。</translation>
    </message>
    <message>
        <source>On</source>
        <comment>rule.on</comment>
        <translation>启用</translation>
    </message>
    <message>
        <source>{title}: on</source>
        <comment>rule.on.of</comment>
        <translation>{title}：启用</translation>
    </message>
    <message>
        <source>Run {title} earlier</source>
        <comment>rule.up</comment>
        <translation>提前执行 {title}</translation>
    </message>
    <message>
        <source>Run {title} later</source>
        <comment>rule.down</comment>
        <translation>推后执行 {title}</translation>
    </message>
    <message>
        <source>{when} → {then}</source>
        <comment>rule.said</comment>
        <translation>{when} → {then}</translation>
    </message>
    <message>
        <source>{time} after the ticket {since}, while: {when}</source>
        <comment>rule.after</comment>
        <translation>工单{since}{time}后，且：{when}</translation>
    </message>
    <message>
        <source>was made</source>
        <comment>rule.since.created</comment>
        <translation>创建</translation>
    </message>
    <message>
        <source>last changed</source>
        <comment>rule.since.updated</comment>
        <translation>最后一次更改</translation>
    </message>
    <message>
        <source>was solved</source>
        <comment>rule.since.solved</comment>
        <translation>解决</translation>
    </message>
    <message>
        <source>began to wait for the customer</source>
        <comment>rule.since.pending</comment>
        <translation>开始等待客户</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <comment>rule.hours</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <comment>rule.days</comment>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>or</source>
        <comment>rule.or</comment>
        <translation>或</translation>
    </message>
    <message>
        <source>every ticket</source>
        <comment>rule.always</comment>
        <translation>所有工单</translation>
    </message>
    <message>
        <source>the ticket is new</source>
        <comment>rule.new</comment>
        <translation>工单是新建的</translation>
    </message>
    <message>
        <source>whoever has the ticket</source>
        <comment>rule.assignee</comment>
        <translation>工单负责人</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <comment>rule.do.set</comment>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>add tags {tags}</source>
        <comment>rule.do.tag</comment>
        <translation>添加标签 {tags}</translation>
    </message>
    <message>
        <source>take off tags {tags}</source>
        <comment>rule.do.untag</comment>
        <translation>去掉标签 {tags}</translation>
    </message>
    <message>
        <source>give it to the group {group}</source>
        <comment>rule.do.group</comment>
        <translation>转给组 {group}</translation>
    </message>
    <message>
        <source>give it to {person}</source>
        <comment>rule.do.assign</comment>
        <translation>转给 {person}</translation>
    </message>
    <message>
        <source>reply “{words}”</source>
        <comment>rule.do.reply</comment>
        <translation>回复“{words}”</translation>
    </message>
    <message>
        <source>note “{words}”</source>
        <comment>rule.do.note</comment>
        <translation>备注“{words}”</translation>
    </message>
    <message>
        <source>tell {people}</source>
        <comment>rule.do.tell</comment>
        <translation>通知 {people}</translation>
    </message>
    <message>
        <source>E-mail domain</source>
        <comment>cond.field.domain</comment>
        <translation>邮箱域名</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <comment>cond.field.email</comment>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>cond.field.plan</comment>
        <translation>套餐</translation>
    </message>
    <message>
        <source>Region</source>
        <comment>cond.field.region</comment>
        <translation>地区</translation>
    </message>
    <message>
        <source>Organisation&apos;s tags</source>
        <comment>cond.field.org_tags</comment>
        <translation>组织标签</translation>
    </message>
    <message>
        <source>Organisation&apos;s group</source>
        <comment>cond.field.org_group_id</comment>
        <translation>组织所属小组</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>cond.field.comment</comment>
        <translation>消息</translation>
    </message>
    <message>
        <source>SLA</source>
        <comment>cond.field.sla</comment>
        <translation>SLA</translation>
    </message>
    <message>
        <source>Made</source>
        <comment>cond.field.created_at</comment>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>changes</source>
        <comment>cond.changed</comment>
        <translation>变化</translation>
    </message>
    <message>
        <source>changes from</source>
        <comment>cond.changed_from</comment>
        <translation>由此变化：</translation>
    </message>
    <message>
        <source>becomes</source>
        <comment>cond.changed_to</comment>
        <translation>变为</translation>
    </message>
    <message>
        <source>is a</source>
        <comment>cond.comment_is</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>is by</source>
        <comment>cond.comment_by</comment>
        <translation>来自</translation>
    </message>
    <message>
        <source>is less than</source>
        <comment>cond.less_than</comment>
        <translation>小于</translation>
    </message>
    <message>
        <source>is greater than</source>
        <comment>cond.greater_than</comment>
        <translation>大于</translation>
    </message>
    <message>
        <source>is before</source>
        <comment>cond.date.less_than</comment>
        <translation>早于</translation>
    </message>
    <message>
        <source>is after</source>
        <comment>cond.date.greater_than</comment>
        <translation>晚于</translation>
    </message>
    <message>
        <source>This field is gone, or it takes no such value any more.</source>
        <comment>cond.own.bad</comment>
        <translation>此字段已不存在，或不再接受这个值。</translation>
    </message>
    <message>
        <source>reply</source>
        <comment>cond.value.public</comment>
        <translation>回复</translation>
    </message>
    <message>
        <source>internal note</source>
        <comment>cond.value.note</comment>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>us</source>
        <comment>cond.value.ours</comment>
        <translation>我们</translation>
    </message>
    <message>
        <source>the customer</source>
        <comment>cond.value.theirs</comment>
        <translation>客户</translation>
    </message>
    <message>
        <source>a program</source>
        <comment>cond.value.bot</comment>
        <translation>程序</translation>
    </message>
    <message>
        <source>missed</source>
        <comment>cond.value.breached</comment>
        <translation>已超时</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>cond.value.paused</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>soon due</source>
        <comment>cond.value.warning</comment>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>running</source>
        <comment>cond.value.running</comment>
        <translation>计时中</translation>
    </message>
    <message>
        <source>met</source>
        <comment>cond.value.met</comment>
        <translation>已达成</translation>
    </message>
    <message>
        <source>{title} is deleted. What it did stays.</source>
        <comment>cause.rule_deleted</comment>
        <translation>已删除 {title}，它做过的事保持不变。</translation>
    </message>
    <message>
        <source>{title} is back in its place.</source>
        <comment>cause.rule_back</comment>
        <translation>{title} 已恢复到原来的位置。</translation>
    </message>
    <message>
        <source>New trigger</source>
        <comment>rule.trigger.new</comment>
        <translation>新建触发器</translation>
    </message>
    <message>
        <source>Change trigger</source>
        <comment>rule.trigger.edit</comment>
        <translation>更改触发器</translation>
    </message>
    <message>
        <source>It counts from the next change of a ticket on. It runs after the others.</source>
        <comment>rule.trigger.effect</comment>
        <translation>从工单的下一次变化起生效，排在其他触发器之后执行。</translation>
    </message>
    <message>
        <source>Your change counts from the next change of a ticket on.</source>
        <comment>rule.trigger.effect.kept</comment>
        <translation>更改从工单的下一次变化起生效。</translation>
    </message>
    <message>
        <source>New time rule</source>
        <comment>rule.timed.new</comment>
        <translation>新建定时规则</translation>
    </message>
    <message>
        <source>Change time rule</source>
        <comment>rule.timed.edit</comment>
        <translation>更改定时规则</translation>
    </message>
    <message>
        <source>It counts for tickets that come to meet it from now on.</source>
        <comment>rule.timed.effect</comment>
        <translation>对今后开始符合条件的工单生效。</translation>
    </message>
    <message>
        <source>Tickets that wait for it are looked at again by your change.</source>
        <comment>rule.timed.effect.kept</comment>
        <translation>正在等待它的工单会按新的内容重新判断。</translation>
    </message>
    <message>
        <source>There are no time rules. One reminds a customer or closes what stays solved; “New time rule” makes it.</source>
        <comment>rule.timed.none</comment>
        <translation>没有定时规则。它可以提醒客户，或关闭一直已解决的工单；用“新建定时规则”创建。</translation>
    </message>
    <message>
        <source>When a ticket changes and:</source>
        <comment>rule.when</comment>
        <translation>当工单变化，并且：</translation>
    </message>
    <message>
        <source>Its time runs while the ticket is like this:</source>
        <comment>rule.when.timed</comment>
        <translation>工单符合以下条件时开始计时：</translation>
    </message>
    <message>
        <source>Hours</source>
        <comment>rule.hours.field</comment>
        <translation>小时数</translation>
    </message>
    <message>
        <source>Write whole hours, from 1 to {most}.</source>
        <comment>rule.hours.bad</comment>
        <translation>请填写整小时数，1 到 {most}。</translation>
    </message>
    <message>
        <source>After the ticket</source>
        <comment>rule.since.field</comment>
        <translation>计时起点</translation>
    </message>
    <message>
        <source>was made</source>
        <comment>rule.since.of.created</comment>
        <translation>工单创建</translation>
    </message>
    <message>
        <source>last changed</source>
        <comment>rule.since.of.updated</comment>
        <translation>工单最后一次更改</translation>
    </message>
    <message>
        <source>began to wait for the customer</source>
        <comment>rule.since.of.pending</comment>
        <translation>开始等待客户</translation>
    </message>
    <message>
        <source>was solved</source>
        <comment>rule.since.of.solved</comment>
        <translation>工单解决</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>rule.delete</comment>
        <translation>删除</translation>
    </message>
    <message>
        <source>Copy {title}</source>
        <comment>rule.copy</comment>
        <translation>复制 {title}</translation>
    </message>
    <message>
        <source>Copy of {title}</source>
        <comment>rule.copy.title</comment>
        <translation>{title} 的副本</translation>
    </message>
    <message>
        <source>Something is missing. Please look at the marked lines.</source>
        <comment>rule.look_above</comment>
        <translation>有内容缺失，请查看标出的各行。</translation>
    </message>
    <message>
        <source>A colleague deleted this rule meanwhile. Keep makes it anew.</source>
        <comment>rule.gone</comment>
        <translation>同事刚刚删除了此规则，点“保存”会重新创建。</translation>
    </message>
    <message>
        <source>A colleague changed {title} while you were writing. Keep puts yours in its place.</source>
        <comment>rule.conflict</comment>
        <translation>您编辑期间同事更改了 {title}，点“保存”会以您的内容为准。</translation>
    </message>
    <message>
        <source>Clock “{metric}”</source>
        <comment>cond.field.clock</comment>
        <translation>计时“{metric}”</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>cond.field.group</comment>
        <translation>小组</translation>
    </message>
    <message>
        <source>Ticket</source>
        <comment>cond.field.ticket</comment>
        <translation>工单</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>cond.field.severity</comment>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>cond.field.form_id</comment>
        <translation>表单</translation>
    </message>
    <message>
        <source>Own status</source>
        <comment>cond.field.custom_status_id</comment>
        <translation>自定义状态</translation>
    </message>
    <message>
        <source>Hours since it was made</source>
        <comment>cond.field.hours_since.created</comment>
        <translation>创建后的小时数</translation>
    </message>
    <message>
        <source>Hours since it last changed</source>
        <comment>cond.field.hours_since.updated</comment>
        <translation>最后一次更改后的小时数</translation>
    </message>
    <message>
        <source>Hours since it was solved</source>
        <comment>cond.field.hours_since.solved</comment>
        <translation>解决后的小时数</translation>
    </message>
    <message>
        <source>Hours of waiting for the customer</source>
        <comment>cond.field.hours_since.pending</comment>
        <translation>等待客户的小时数</translation>
    </message>
    <message>
        <source>Last changed</source>
        <comment>cond.field.updated_at</comment>
        <translation>最后更改时间</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>cond.field.solved_at</comment>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Next due</source>
        <comment>cond.field.next_due_at</comment>
        <translation>下次到期</translation>
    </message>
    <message>
        <source>Due date</source>
        <comment>cond.field.due_at</comment>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Hours until it is due</source>
        <comment>cond.field.hours_until.due</comment>
        <translation>距到期的小时数</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>cond.field.problem_id</comment>
        <translation>关联的问题</translation>
    </message>
    <message>
        <source>Follow-up of</source>
        <comment>cond.field.followup_of</comment>
        <translation>后续于</translation>
    </message>
    <message>
        <source>For review</source>
        <comment>cond.field.flagged</comment>
        <translation>待审阅</translation>
    </message>
    <message>
        <source>is new</source>
        <comment>cond.new</comment>
        <translation>是新建的</translation>
    </message>
    <message>
        <source>Choose…</source>
        <comment>cond.choose</comment>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>whoever makes the change</source>
        <comment>cond.value.actor</comment>
        <translation>做出更改的人</translation>
    </message>
    <message>
        <source>several parted by commas</source>
        <comment>cond.value.many</comment>
        <translation>多个值用逗号分隔</translation>
    </message>
    <message>
        <source>Say what it is compared with.</source>
        <comment>cond.value.bad</comment>
        <translation>请填写要比较的值。</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <comment>cond.value.bad.number</comment>
        <translation>请填写整数。</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>channel.mail</comment>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>channel.form</comment>
        <translation>表单</translation>
    </message>
    <message>
        <source>App</source>
        <comment>channel.app</comment>
        <translation>应用</translation>
    </message>
    <message>
        <source>Chat</source>
        <comment>channel.chat</comment>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>channel.voice</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>channel.session</comment>
        <translation>远程协助</translation>
    </message>
    <message>
        <source>Room</source>
        <comment>channel.room</comment>
        <translation>房间</translation>
    </message>
    <message>
        <source>Feed</source>
        <comment>channel.feed</comment>
        <translation>动态</translation>
    </message>
    <message>
        <source>Social media</source>
        <comment>channel.social</comment>
        <translation>社交媒体</translation>
    </message>
    <message>
        <source>API</source>
        <comment>channel.api</comment>
        <translation>API</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>channel.import</comment>
        <translation>导入</translation>
    </message>
    <message>
        <source>1, the worst</source>
        <comment>severity.1</comment>
        <translation>1（最严重）</translation>
    </message>
    <message>
        <source>2</source>
        <comment>severity.2</comment>
        <translation>2</translation>
    </message>
    <message>
        <source>3</source>
        <comment>severity.3</comment>
        <translation>3</translation>
    </message>
    <message>
        <source>4, the mildest</source>
        <comment>severity.4</comment>
        <translation>4（最轻）</translation>
    </message>
    <message>
        <source>Then, in this order</source>
        <comment>act.caption</comment>
        <translation>然后依次执行</translation>
    </message>
    <message>
        <source>What it does</source>
        <comment>act.kind</comment>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>Do this earlier</source>
        <comment>act.earlier</comment>
        <translation>提前执行</translation>
    </message>
    <message>
        <source>Do this later</source>
        <comment>act.later</comment>
        <translation>推后执行</translation>
    </message>
    <message>
        <source>Take this out</source>
        <comment>act.remove</comment>
        <translation>移除这一项</translation>
    </message>
    <message>
        <source>Add what the rule does.</source>
        <comment>act.missing</comment>
        <translation>请添加规则要做的事。</translation>
    </message>
    <message>
        <source>Set the status</source>
        <comment>act.status</comment>
        <translation>设置状态</translation>
    </message>
    <message>
        <source>Set the priority</source>
        <comment>act.priority</comment>
        <translation>设置优先级</translation>
    </message>
    <message>
        <source>Set the type</source>
        <comment>act.type</comment>
        <translation>设置类型</translation>
    </message>
    <message>
        <source>Set the severity</source>
        <comment>act.severity</comment>
        <translation>设置严重程度</translation>
    </message>
    <message>
        <source>Set the category</source>
        <comment>act.category</comment>
        <translation>设置类别</translation>
    </message>
    <message>
        <source>Set the language</source>
        <comment>act.language</comment>
        <translation>设置语言</translation>
    </message>
    <message>
        <source>Set “{field}”</source>
        <comment>act.own</comment>
        <translation>设置“{field}”</translation>
    </message>
    <message>
        <source>Nothing empties the field</source>
        <comment>act.own.empty</comment>
        <translation>留空则清空此字段</translation>
    </message>
    <message>
        <source>This field is gone, or it takes no such value. Choose another one.</source>
        <comment>act.own.bad</comment>
        <translation>此字段已不存在，或不接受这个值。请另选一个。</translation>
    </message>
    <message>
        <source>{name} (deleted)</source>
        <comment>gone.named</comment>
        <translation>{name}（已删除）</translation>
    </message>
    <message>
        <source>Still named by: {what}. Their lists say so afterwards, where you choose anew.</source>
        <comment>uses.line</comment>
        <translation>仍被引用：{what}。之后其列表会提示，可在那里重新选择。</translation>
    </message>
    <message numerus="yes">
        <source>%n triggers</source>
        <comment>uses.triggers</comment>
        <translation>
            <numerusform>%n 个触发器</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time rules</source>
        <comment>uses.timed</comment>
        <translation>
            <numerusform>%n 条定时规则</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SLA policies</source>
        <comment>uses.policies</comment>
        <translation>
            <numerusform>%n 个 SLA 策略</numerusform>
        </translation>
    </message>
    <message>
        <source>Names {what}. Open it and choose anew.</source>
        <comment>gone.line</comment>
        <translation>引用了{what}。请打开并重新选择。</translation>
    </message>
    <message>
        <source>Names {what}. Choose anew, or take it out.</source>
        <comment>gone.row</comment>
        <translation>引用了{what}。请重新选择或将其移除。</translation>
    </message>
    <message>
        <source>This field is deleted. Take the condition out.</source>
        <comment>gone.field</comment>
        <translation>此字段已被删除。请移除该条件。</translation>
    </message>
    <message>
        <source>Change tags</source>
        <comment>act.tags</comment>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Give the ticket to</source>
        <comment>act.assign</comment>
        <translation>转交工单</translation>
    </message>
    <message>
        <source>Write an internal note</source>
        <comment>act.note</comment>
        <translation>写内部备注</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <comment>act.reply</comment>
        <translation>回复客户</translation>
    </message>
    <message>
        <source>Tell colleagues</source>
        <comment>act.tell</comment>
        <translation>通知同事</translation>
    </message>
    <message>
        <source>none</source>
        <comment>act.none</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Write a tag to add or to take off.</source>
        <comment>act.tags.missing</comment>
        <translation>请填写要添加或去掉的标签。</translation>
    </message>
    <message>
        <source>Write the category, such as licences/renewal.</source>
        <comment>act.category.missing</comment>
        <translation>请填写类别，例如 licences/renewal。</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>act.group</comment>
        <translation>小组</translation>
    </message>
    <message>
        <source>Group as it is</source>
        <comment>act.group.any</comment>
        <translation>小组不变</translation>
    </message>
    <message>
        <source>No group</source>
        <comment>act.group.none</comment>
        <translation>不通知小组</translation>
    </message>
    <message>
        <source>Agent</source>
        <comment>act.agent</comment>
        <translation>客服</translation>
    </message>
    <message>
        <source>Agent as it is</source>
        <comment>act.agent.any</comment>
        <translation>客服不变</translation>
    </message>
    <message>
        <source>No single agent</source>
        <comment>act.agent.none</comment>
        <translation>不通知个人</translation>
    </message>
    <message>
        <source>Choose a group or an agent.</source>
        <comment>act.assign.missing</comment>
        <translation>请选择小组或客服。</translation>
    </message>
    <message>
        <source>Choose who is told.</source>
        <comment>act.tell.missing</comment>
        <translation>请选择要通知的人。</translation>
    </message>
    <message>
        <source>Write the words, at least in {language}.</source>
        <comment>act.text.missing</comment>
        <translation>请填写内容，至少要有 {language} 版本。</translation>
    </message>
    <message>
        <source>Words of the note</source>
        <comment>act.note.words</comment>
        <translation>备注内容</translation>
    </message>
    <message>
        <source>Words of the reply</source>
        <comment>act.reply.words</comment>
        <translation>回复内容</translation>
    </message>
    <message>
        <source>Filled in by themselves: {marks}</source>
        <comment>act.marks</comment>
        <translation>自动填入：{marks}</translation>
    </message>
    <message>
        <source>This person is no agent any more. Choose somebody else.</source>
        <comment>act.no_agent</comment>
        <translation>此人已不是客服，请另选一位。</translation>
    </message>
    <message>
        <source>This group is gone. Choose another one.</source>
        <comment>act.no_group</comment>
        <translation>此小组已不存在，请另选一个。</translation>
    </message>
    <message>
        <source>Known words</source>
        <comment>words.offers</comment>
        <translation>已有的词</translation>
    </message>
    <message>
        <source>Try it</source>
        <comment>trial.try</comment>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Looks at the newest tickets. Nothing is changed.</source>
        <comment>trial.hint</comment>
        <translation>查看最新的工单，不做任何更改。</translation>
    </message>
    <message>
        <source>Looks at the newest tickets as they are now. Nothing is changed.</source>
        <comment>trial.hint.timed</comment>
        <translation>查看最新工单的现状，不做任何更改。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <comment>trial.waits</comment>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>There are no tickets yet.</source>
        <comment>trial.none</comment>
        <translation>还没有工单。</translation>
    </message>
    <message numerus="yes">
        <source>%n of the newest {tickets} tickets would have met it.</source>
        <comment>trial.met</comment>
        <translation>
            <numerusform>最新的 {tickets} 个工单中有 %n 个会符合。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the newest {tickets} tickets wait for it now.</source>
        <comment>trial.met.timed</comment>
        <translation>
            <numerusform>最新的 {tickets} 个工单中现在有 %n 个在等待它。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>trial.more</comment>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>About this ticket</source>
        <comment>fields.card</comment>
        <translation>关于此工单</translation>
    </message>
    <message>
        <source>Fill in the ticket&apos;s fields</source>
        <comment>cmd.fields</comment>
        <translation>填写字段</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>fields.form</comment>
        <translation>表单</translation>
    </message>
    <message>
        <source>No form</source>
        <comment>fields.no_form</comment>
        <translation>无表单</translation>
    </message>
    <message>
        <source>needed to solve</source>
        <comment>fields.required</comment>
        <translation>解决前必填</translation>
    </message>
    <message>
        <source>This is needed to solve the ticket.</source>
        <comment>fields.lacking</comment>
        <translation>解决此工单前必须填写。</translation>
    </message>
    <message numerus="yes">
        <source>%n needed</source>
        <comment>fields.needed</comment>
        <translation>
            <numerusform>缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>fields.yes</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <comment>fields.no</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>Year-month-day, as 2026-12-24</source>
        <comment>fields.date.hint</comment>
        <translation>年-月-日，例如 2026-12-24</translation>
    </message>
    <message>
        <source>Please write a day as 2026-12-24.</source>
        <comment>fields.date.bad</comment>
        <translation>请按 2026-12-24 的格式填写日期。</translation>
    </message>
    <message>
        <source>Please write a whole number.</source>
        <comment>fields.int.bad</comment>
        <translation>请填写整数。</translation>
    </message>
    <message>
        <source>Helpful for this</source>
        <comment>fields.links</comment>
        <translation>相关帮助</translation>
    </message>
    <message>
        <source>Open…</source>
        <comment>fields.links.open</comment>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open {title}…</source>
        <comment>fields.links.open.of</comment>
        <translation>打开 {title}…</translation>
    </message>
    <message>
        <source>{name} changed the field {field}</source>
        <comment>talk.custom</comment>
        <translation>{name} 更改了字段 {field}</translation>
    </message>
    <message>
        <source>Not solved yet: please fill in {fields}.</source>
        <comment>cause.required_on_solve</comment>
        <translation>尚未解决：请填写 {fields}。</translation>
    </message>
    <message>
        <source>Fill in</source>
        <comment>fields.fill_in</comment>
        <translation>去填写</translation>
    </message>
    <message>
        <source>Fields</source>
        <comment>field.title</comment>
        <translation>字段</translation>
    </message>
    <message>
        <source>What a ticket of this desk can say of itself. A form asks for some of them.</source>
        <comment>field.hint</comment>
        <translation>工单可以记录的内容，由表单决定填写哪些。</translation>
    </message>
    <message>
        <source>No fields yet. One keeps what every ticket should say, such as a serial number; “New field” makes it.</source>
        <comment>field.none</comment>
        <translation>还没有字段。字段记录每个工单应说明的内容，例如序列号；用“新建字段”创建。</translation>
    </message>
    <message>
        <source>New field</source>
        <comment>field.new</comment>
        <translation>新建字段</translation>
    </message>
    <message>
        <source>Change a field</source>
        <comment>field.edit</comment>
        <translation>修改字段</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>field.kind</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>field.kind.text</comment>
        <translation>文本</translation>
    </message>
    <message>
        <source>Whole number</source>
        <comment>field.kind.int</comment>
        <translation>整数</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <comment>field.kind.bool</comment>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Choice</source>
        <comment>field.kind.choice</comment>
        <translation>选项</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>field.kind.date</comment>
        <translation>日期</translation>
    </message>
    <message>
        <source>Options</source>
        <comment>field.options</comment>
        <translation>选项</translation>
    </message>
    <message>
        <source>Option</source>
        <comment>field.option</comment>
        <translation>选项</translation>
    </message>
    <message>
        <source>Add an option</source>
        <comment>field.option.add</comment>
        <translation>添加选项</translation>
    </message>
    <message>
        <source>Remove this option</source>
        <comment>field.option.remove</comment>
        <translation>移除此选项</translation>
    </message>
    <message>
        <source>Please add an option: a choice needs one.</source>
        <comment>field.options.missing</comment>
        <translation>请添加选项：至少需要一个。</translation>
    </message>
    <message>
        <source>Needed before a ticket is solved</source>
        <comment>field.required</comment>
        <translation>解决工单前必填</translation>
    </message>
    <message>
        <source>Only for us: customers never see it</source>
        <comment>field.private</comment>
        <translation>仅内部可见：客户永远看不到</translation>
    </message>
    <message>
        <source>Needed</source>
        <comment>field.chip.required</comment>
        <translation>必填</translation>
    </message>
    <message>
        <source>Only for us</source>
        <comment>field.chip.private</comment>
        <translation>仅内部</translation>
    </message>
    <message>
        <source>Please give everything a name in {language} at least.</source>
        <comment>field.missing</comment>
        <translation>请至少用 {language} 为每一项命名。</translation>
    </message>
    <message>
        <source>The kind stays as it is chosen now. A form has to ask for the field before people see it.</source>
        <comment>field.effect.new</comment>
        <translation>类型选定后不能更改。表单包含此字段后，大家才会看到它。</translation>
    </message>
    <message>
        <source>Tickets keep what they have, also where an option goes.</source>
        <comment>field.effect</comment>
        <translation>工单保留已有内容，即使选项被移除。</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>field.remove</comment>
        <translation>移除</translation>
    </message>
    <message>
        <source>No form asks for {title} any more. Tickets keep what they have in it.</source>
        <comment>field.remove.sure</comment>
        <translation>今后没有表单会要求填写 {title}。工单保留已有内容。</translation>
    </message>
    <message>
        <source>Forms</source>
        <comment>form.title</comment>
        <translation>表单</translation>
    </message>
    <message>
        <source>Chosen with a new ticket: which fields it asks for, which group and tags the ticket gets.</source>
        <comment>form.hint</comment>
        <translation>新建工单时选择：要填写哪些字段，归入哪个组，带哪些标签。</translation>
    </message>
    <message>
        <source>No forms yet. One asks for the fields of one kind of ticket; “New form” makes the first.</source>
        <comment>form.none</comment>
        <translation>还没有表单。表单询问某类工单的字段；用“新建表单”创建第一个。</translation>
    </message>
    <message>
        <source>New form</source>
        <comment>form.new</comment>
        <translation>新建表单</translation>
    </message>
    <message>
        <source>Change a form</source>
        <comment>form.edit</comment>
        <translation>修改表单</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>form.group</comment>
        <translation>组</translation>
    </message>
    <message>
        <source>No group</source>
        <comment>form.no_group</comment>
        <translation>无组</translation>
    </message>
    <message>
        <source>Tags of each new ticket</source>
        <comment>form.tags</comment>
        <translation>每个新工单的标签</translation>
    </message>
    <message>
        <source>Asks for</source>
        <comment>form.fields</comment>
        <translation>要填写</translation>
    </message>
    <message>
        <source>Asks for no field yet</source>
        <comment>form.no_fields</comment>
        <translation>尚无字段</translation>
    </message>
    <message>
        <source>Add a field…</source>
        <comment>form.field.add</comment>
        <translation>添加字段…</translation>
    </message>
    <message>
        <source>{title} earlier</source>
        <comment>form.field.earlier</comment>
        <translation>{title} 上移</translation>
    </message>
    <message>
        <source>{title} later</source>
        <comment>form.field.later</comment>
        <translation>{title} 下移</translation>
    </message>
    <message>
        <source>Do not ask for {title}</source>
        <comment>form.field.remove</comment>
        <translation>不再要求 {title}</translation>
    </message>
    <message>
        <source>Links shown with an option</source>
        <comment>form.links</comment>
        <translation>随选项显示的链接</translation>
    </message>
    <message>
        <source>Add a link</source>
        <comment>form.link.add</comment>
        <translation>添加链接</translation>
    </message>
    <message>
        <source>Shown with</source>
        <comment>form.link.option</comment>
        <translation>显示于</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>form.link.title</comment>
        <translation>标题</translation>
    </message>
    <message>
        <source>Address, https://…</source>
        <comment>form.link.address</comment>
        <translation>地址，https://…</translation>
    </message>
    <message>
        <source>Remove this link</source>
        <comment>form.link.remove</comment>
        <translation>移除此链接</translation>
    </message>
    <message>
        <source>It can be chosen with every new ticket from now on.</source>
        <comment>form.effect.new</comment>
        <translation>今后新建工单时都可以选择它。</translation>
    </message>
    <message>
        <source>Tickets that have this form ask for its fields from now on. Group and tags go to new tickets only.</source>
        <comment>form.effect</comment>
        <translation>使用此表单的工单今后按这些字段填写。组和标签只用于新工单。</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>form.remove</comment>
        <translation>移除</translation>
    </message>
    <message>
        <source>{title} can be chosen no more. Tickets keep what they have.</source>
        <comment>form.remove.sure</comment>
        <translation>{title} 将不能再选择。工单保留已有内容。</translation>
    </message>
    <message>
        <source>A choice needs options, each once.</source>
        <comment>cause.field_options</comment>
        <translation>需要选项，且每项不能重复。</translation>
    </message>
    <message>
        <source>There is a field of this name already. Please give it another name.</source>
        <comment>cause.field_taken</comment>
        <translation>已有同名字段，请换一个名称。</translation>
    </message>
    <message>
        <source>A field of this name was of another kind before. Please give it another name.</source>
        <comment>cause.field_fixed</comment>
        <translation>此名称的字段以前是其他类型，请换一个名称。</translation>
    </message>
    <message>
        <source>A field of this form is not there any more. Please take it out and keep the form again.</source>
        <comment>cause.form_fields</comment>
        <translation>此表单中的某个字段已不存在，请移除后再保存。</translation>
    </message>
    <message>
        <source>A link needs an option of this form and a whole address that begins with https://.</source>
        <comment>cause.form_link</comment>
        <translation>链接需要此表单的一个选项，以及以 https:// 开头的完整地址。</translation>
    </message>
    <message>
        <source>From other systems</source>
        <comment>crm.card</comment>
        <translation>来自其他系统</translation>
    </message>
    <message>
        <source>Asking the other system…</source>
        <comment>crm.asking</comment>
        <translation>正在询问其他系统…</translation>
    </message>
    <message>
        <source>This customer has no e-mail address to ask by.</source>
        <comment>crm.nobody</comment>
        <translation>此客户没有可用于查询的电子邮件地址。</translation>
    </message>
    <message>
        <source>Nothing is known of this customer there.</source>
        <comment>crm.empty</comment>
        <translation>那里没有此客户的信息。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <comment>crm.again</comment>
        <translation>重新询问</translation>
    </message>
    <message>
        <source>Asked at {time}</source>
        <comment>crm.asked</comment>
        <translation>询问时间 {time}</translation>
    </message>
    <message>
        <source>The other system has not given its card.</source>
        <comment>cause.context</comment>
        <translation>其他系统没有给出卡片。</translation>
    </message>
    <message>
        <source>The relay cannot be reached just now.</source>
        <comment>cause.context_line</comment>
        <translation>现在无法连接服务器。</translation>
    </message>
    <message>
        <source>Its address leads into a private network. Whoever runs the relay has to allow it first.</source>
        <comment>cause.context_address</comment>
        <translation>该地址指向专用网络。须先由服务器的运维人员允许。</translation>
    </message>
    <message>
        <source>The other system cannot be reached.</source>
        <comment>cause.context_unreachable</comment>
        <translation>无法连接其他系统。</translation>
    </message>
    <message>
        <source>The certificate of the other system is not good.</source>
        <comment>cause.context_tls</comment>
        <translation>其他系统的证书无效。</translation>
    </message>
    <message>
        <source>The other system took longer than three seconds.</source>
        <comment>cause.context_slow</comment>
        <translation>其他系统在三秒内没有答复。</translation>
    </message>
    <message>
        <source>The other system leads to another address; that is not followed.</source>
        <comment>cause.context_redirect</comment>
        <translation>其他系统指向另一个地址，不会跟随。</translation>
    </message>
    <message>
        <source>The other system answered with the status {answered} and without a card.</source>
        <comment>cause.context_status</comment>
        <translation>其他系统返回状态 {answered}，没有卡片。</translation>
    </message>
    <message>
        <source>The other system did not answer with JSON.</source>
        <comment>cause.context_type</comment>
        <translation>其他系统的答复不是 JSON。</translation>
    </message>
    <message>
        <source>The answer of the other system is longer than 64 KiB.</source>
        <comment>cause.context_size</comment>
        <translation>其他系统的答复超过 64 KiB。</translation>
    </message>
    <message>
        <source>The answer of the other system cannot be read.</source>
        <comment>cause.context_json</comment>
        <translation>无法读取其他系统的答复。</translation>
    </message>
    <message>
        <source>Give a full address that begins with https://</source>
        <comment>cause.context_no_https</comment>
        <translation>请填写以 https:// 开头的完整地址</translation>
    </message>
    <message>
        <source>The new secret is copied and is shown nowhere. The one before it is void.</source>
        <comment>cause.context_secret_copied</comment>
        <translation>新密钥已复制，不会在任何地方显示。之前的密钥已失效。</translation>
    </message>
    <message>
        <source>Context card</source>
        <comment>crm.set.title</comment>
        <translation>背景卡片</translation>
    </message>
    <message>
        <source>What your CRM says of a customer, beside her tickets. Asked by e-mail address, signed; its answer is not kept.</source>
        <comment>crm.set.hint</comment>
        <translation>您的 CRM 对客户的说明，显示在其工单旁。按电子邮件地址查询并带签名；答复不会保存。</translation>
    </message>
    <message>
        <source>Address that is asked</source>
        <comment>crm.set.url</comment>
        <translation>查询的地址</translation>
    </message>
    <message>
        <source>https://crm.example.com/card</source>
        <comment>crm.set.url.hint</comment>
        <translation>https://crm.example.com/card</translation>
    </message>
    <message>
        <source>Kept. It counts for every ticket that is opened now.</source>
        <comment>crm.set.saved</comment>
        <translation>已保存。对现在起打开的每个工单生效。</translation>
    </message>
    <message>
        <source>Kept. Without an address there is no card.</source>
        <comment>crm.set.off</comment>
        <translation>已保存。没有地址就没有卡片。</translation>
    </message>
    <message>
        <source>Try it with a customer&apos;s e-mail address</source>
        <comment>crm.set.email</comment>
        <translation>用客户的电子邮件地址试一下</translation>
    </message>
    <message>
        <source>Whose card? Give an e-mail address.</source>
        <comment>crm.set.email.missing</comment>
        <translation>谁的卡片？请填写电子邮件地址。</translation>
    </message>
    <message>
        <source>Try it</source>
        <comment>crm.set.try</comment>
        <translation>试一下</translation>
    </message>
    <message>
        <source>What it answers for {email}:</source>
        <comment>crm.set.answered</comment>
        <translation>对 {email} 的答复：</translation>
    </message>
    <message>
        <source>It answers, and knows nothing of {email}.</source>
        <comment>crm.set.empty</comment>
        <translation>已答复，但没有 {email} 的信息。</translation>
    </message>
    <message>
        <source>New secret…</source>
        <comment>crm.set.secret</comment>
        <translation>新密钥…</translation>
    </message>
    <message>
        <source>Requests are signed with it from then on. The other system refuses them until it has the new secret too.</source>
        <comment>crm.set.secret.sure</comment>
        <translation>此后的查询都用它签名。其他系统也换上新密钥之前会拒绝这些查询。</translation>
    </message>
    <message>
        <source>Make and copy it</source>
        <comment>crm.set.secret.make</comment>
        <translation>生成并复制</translation>
    </message>
    <message>
        <source>Groups</source>
        <comment>groups.title</comment>
        <translation>组</translation>
    </message>
    <message>
        <source>Who takes tickets and chats together.</source>
        <comment>groups.hint</comment>
        <translation>共同处理工单和聊天的人。</translation>
    </message>
    <message>
        <source>New group</source>
        <comment>groups.new</comment>
        <translation>新建组</translation>
    </message>
    <message>
        <source>Change group</source>
        <comment>groups.edit</comment>
        <translation>修改组</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <comment>groups.nobody</comment>
        <translation>还没有人</translation>
    </message>
    <message>
        <source>Line of support</source>
        <comment>groups.tier</comment>
        <translation>支持级别</translation>
    </message>
    <message>
        <source>First line</source>
        <comment>groups.tier.L1</comment>
        <translation>一线</translation>
    </message>
    <message>
        <source>Second line</source>
        <comment>groups.tier.L2</comment>
        <translation>二线</translation>
    </message>
    <message>
        <source>Third line</source>
        <comment>groups.tier.L3</comment>
        <translation>三线</translation>
    </message>
    <message>
        <source>External</source>
        <comment>groups.external</comment>
        <translation>外部</translation>
    </message>
    <message>
        <source>External group</source>
        <comment>groups.external.box</comment>
        <translation>外部组</translation>
    </message>
    <message>
        <source>Its agents see the tickets of their own groups only, and those that they are on.</source>
        <comment>groups.external.hint</comment>
        <translation>其成员只能看到本组的工单以及自己参与的工单。</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <comment>groups.members</comment>
        <translation>
            <numerusform>%n 名成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets will have nobody and stay in the group. An undo does not give them back.</source>
        <comment>groups.leaving</comment>
        <translation>
            <numerusform>%n 个工单将无人负责，仍留在该组。撤销不会归还它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Members</source>
        <comment>groups.who</comment>
        <translation>成员</translation>
    </message>
    <message>
        <source>Lead</source>
        <comment>groups.lead</comment>
        <translation>组长</translation>
    </message>
    <message>
        <source>{name} leads</source>
        <comment>groups.lead.of</comment>
        <translation>{name} 担任组长</translation>
    </message>
    <message numerus="yes">
        <source>%n leads</source>
        <comment>groups.leads</comment>
        <translation>
            <numerusform>%n 位组长</numerusform>
        </translation>
    </message>
    <message>
        <source>Leads</source>
        <comment>groups.leads.who</comment>
        <translation>组长</translation>
    </message>
    <message>
        <source>Led by {names}</source>
        <comment>groups.led_by</comment>
        <translation>组长：{names}</translation>
    </message>
    <message>
        <source>Find a colleague</source>
        <comment>groups.find</comment>
        <translation>查找同事</translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <comment>groups.find.nobody</comment>
        <translation>没有符合的人。</translation>
    </message>
    <message>
        <source>The desk</source>
        <comment>deskset.title</comment>
        <translation>服务台</translation>
    </message>
    <message>
        <source>Agents see the tickets of their own groups only</source>
        <comment>deskset.groups</comment>
        <translation>客服人员只能看到自己所在组的工单</translation>
    </message>
    <message>
        <source>Of others they see those that they are put on, and their own. Lists and search follow at once.</source>
        <comment>deskset.groups.hint</comment>
        <translation>其他工单中，只能看到自己参与的和自己名下的。列表和搜索会立即随之变化。</translation>
    </message>
    <message>
        <source>Whoever writes after that begins a new ticket; before, an answer reopens it. Solved again, it waits anew.</source>
        <comment>deskset.closes.hint</comment>
        <translation>关闭后再次来信会新建工单；关闭前，回复会重新打开它。再次解决后，重新计时。</translation>
    </message>
    <message>
        <source>Minutes that a call may ring</source>
        <comment>deskset.rings</comment>
        <translation>来电可响铃的分钟数</translation>
    </message>
    <message>
        <source>Then it is a missed call, also where the telephone system says nothing of its end.</source>
        <comment>deskset.rings.hint</comment>
        <translation>超过后即为未接来电，即使电话系统没有报告其结束。</translation>
    </message>
    <message>
        <source>Give whole minutes from 1 to {most}.</source>
        <comment>deskset.rings.wrong</comment>
        <translation>请输入 1 到 {most} 的整分钟数。</translation>
    </message>
    <message>
        <source>Chats that go first</source>
        <comment>plans.title</comment>
        <translation>优先的聊天</translation>
    </message>
    <message>
        <source>Chats of organisations with these plans are offered before all others in their queue, the topmost first.</source>
        <comment>plans.hint</comment>
        <translation>使用这些方案的组织，其聊天在队列中优先分配，自上而下。</translation>
    </message>
    <message>
        <source>Change the order</source>
        <comment>plans.edit</comment>
        <translation>更改顺序</translation>
    </message>
    <message>
        <source>No plan goes first: chats are offered as they came. “Change the order” names one.</source>
        <comment>plans.none</comment>
        <translation>没有优先方案：聊天按到达顺序分配。用“更改顺序”添加。</translation>
    </message>
    <message>
        <source>No plan goes first: chats are offered as they came.</source>
        <comment>plans.nobody</comment>
        <translation>没有优先方案：聊天按到达顺序分配。</translation>
    </message>
    <message>
        <source>Add the plan</source>
        <comment>plans.add</comment>
        <translation>添加方案</translation>
    </message>
    <message>
        <source>Take “{title}” off the list</source>
        <comment>plans.remove</comment>
        <translation>将“{title}”移出列表</translation>
    </message>
    <message>
        <source>Give the name of a plan, as organisations have it.</source>
        <comment>plans.empty</comment>
        <translation>请输入方案名称，与组织中的写法一致。</translation>
    </message>
    <message>
        <source>This plan is in the list already.</source>
        <comment>plans.twice</comment>
        <translation>该方案已在列表中。</translation>
    </message>
    <message>
        <source>At most {most} plans go first.</source>
        <comment>plans.full</comment>
        <translation>最多 {most} 个优先方案。</translation>
    </message>
    <message>
        <source>It counts for chats that begin from now on. Whoever waits already keeps the place.</source>
        <comment>plans.effect</comment>
        <translation>对之后开始的聊天生效。已在等待的人保留其位置。</translation>
    </message>
    <message>
        <source>Tickets or rules have this status. Switch it off instead.</source>
        <comment>cause.status_in_use</comment>
        <translation>有工单或规则正在使用此状态，请改为停用。</translation>
    </message>
    <message>
        <source>Solved tickets are closed by themselves</source>
        <comment>deskset.closes</comment>
        <translation>已解决的工单自动关闭</translation>
    </message>
    <message>
        <source>There are no groups yet. One takes tickets and chats together; “New group” makes the first.</source>
        <comment>groups.none</comment>
        <translation>还没有组。一个组共同处理工单和聊天；用“新建组”创建第一个。</translation>
    </message>
    <message>
        <source>Those of the organisation or the desk</source>
        <comment>groups.hours.none</comment>
        <translation>采用客户组织或服务台的时间</translation>
    </message>
    <message>
        <source>A lead may take the next chat out of the group&apos;s queue, whoever&apos;s turn it is. Others wait for theirs.</source>
        <comment>groups.leads.hint</comment>
        <translation>组长可以直接从小组队列中接下一个聊天，不论轮到谁；其他人等待分配。</translation>
    </message>
    <message>
        <source>Whoever comes sees the group&apos;s tickets at once; whoever goes may see them no more. Tickets stay in the group.</source>
        <comment>groups.effect</comment>
        <translation>加入者立即看到该组的工单；离开者可能不再看到。工单留在该组。</translation>
    </message>
    <message>
        <source>Hours after it was last solved</source>
        <comment>deskset.hours</comment>
        <translation>最后一次解决后的小时数</translation>
    </message>
    <message>
        <source>Give whole hours from 1 to {most}.</source>
        <comment>deskset.hours.wrong</comment>
        <translation>请输入 1 到 {most} 之间的整数小时。</translation>
    </message>
    <message>
        <source>Kept. It counts at once, for everybody.</source>
        <comment>deskset.kept</comment>
        <translation>已保存，立即对所有人生效。</translation>
    </message>
    <message>
        <source>Nothing here is other than it is kept.</source>
        <comment>deskset.same</comment>
        <translation>此处与已保存的内容没有不同。</translation>
    </message>
    <message>
        <source>There is a group of this name already.</source>
        <comment>cause.group_taken</comment>
        <translation>已有同名的组。</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <comment>cause.group_empty</comment>
        <translation>组需要名称。</translation>
    </message>
    <message>
        <source>Somebody here cannot take tickets any more. Open the group anew.</source>
        <comment>cause.group_no_agent</comment>
        <translation>这里有人已不能处理工单。请重新打开该组。</translation>
    </message>
    <message>
        <source>Erase these words…</source>
        <comment>erase.menu</comment>
        <translation>清除这些文字…</translation>
    </message>
    <message>
        <source>Erase {name}…</source>
        <comment>erase.menu.file</comment>
        <translation>清除 {name}…</translation>
    </message>
    <message>
        <source>Erase these words for good?</source>
        <comment>erase.title</comment>
        <translation>永久清除这些文字？</translation>
    </message>
    <message>
        <source>Erase this file for good?</source>
        <comment>erase.title.file</comment>
        <translation>永久清除此文件？</translation>
    </message>
    <message>
        <source>{author}, {time}</source>
        <comment>erase.said</comment>
        <translation>{author}，{time}</translation>
    </message>
    <message>
        <source>What will be erased</source>
        <comment>erase.list</comment>
        <translation>将被清除的内容</translation>
    </message>
    <message>
        <source>Nobody can undo this.</source>
        <comment>erase.no_way_back</comment>
        <translation>任何人都无法撤销。</translation>
    </message>
    <message>
        <source>That {author} said something here, and when, stays.</source>
        <comment>erase.stays</comment>
        <translation>{author} 曾在此发言以及发言时间会保留。</translation>
    </message>
    <message>
        <source>The words beside it stay.</source>
        <comment>erase.stays.words</comment>
        <translation>与它一起的文字会保留。</translation>
    </message>
    <message>
        <source>Whoever has read it may remember it. Copies that were saved, and older backups, keep it.</source>
        <comment>erase.copies</comment>
        <translation>读过的人可能仍记得。已另存的副本和较早的备份仍会保留它。</translation>
    </message>
    <message numerus="yes">
        <source>Erase its %n files too</source>
        <comment>erase.files</comment>
        <translation>
            <numerusform>同时清除它的 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase for good</source>
        <comment>erase.do</comment>
        <translation>永久清除</translation>
    </message>
    <message>
        <source>The words are erased for good.</source>
        <comment>cause.words_erased</comment>
        <translation>文字已永久清除。</translation>
    </message>
    <message>
        <source>The file is erased for good.</source>
        <comment>cause.files_erased</comment>
        <translation>文件已永久清除。</translation>
    </message>
    <message>
        <source>This file is not here any more.</source>
        <comment>cause.redact_files</comment>
        <translation>此文件已不在这里。</translation>
    </message>
    <message>
        <source>Organisations</source>
        <comment>orgs.title</comment>
        <translation>组织</translation>
    </message>
    <message>
        <source>Whom customers belong to. Targets and rules ask for their plan, region and tags.</source>
        <comment>orgs.hint</comment>
        <translation>客户所属的组织。目标和规则会用到其方案、地区和标签。</translation>
    </message>
    <message>
        <source>New organisation</source>
        <comment>orgs.new</comment>
        <translation>新建组织</translation>
    </message>
    <message>
        <source>Change organisation</source>
        <comment>orgs.edit</comment>
        <translation>更改组织</translation>
    </message>
    <message>
        <source>Find an organisation</source>
        <comment>orgs.find</comment>
        <translation>查找组织</translation>
    </message>
    <message>
        <source>There are no organisations yet.</source>
        <comment>orgs.none</comment>
        <translation>还没有组织。</translation>
    </message>
    <message>
        <source>No organisations yet. One holds plan, region and tags; “New organisation” makes it.</source>
        <comment>orgs.none.first</comment>
        <translation>还没有组织。组织保存方案、地区和标签；用“新建组织”创建。</translation>
    </message>
    <message>
        <source>No organisation has these words in its name.</source>
        <comment>orgs.nothing</comment>
        <translation>没有名称包含这些文字的组织。</translation>
    </message>
    <message>
        <source>Show more</source>
        <comment>orgs.more</comment>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>orgs.plan</comment>
        <translation>方案</translation>
    </message>
    <message>
        <source>standard, premium …</source>
        <comment>orgs.plan.hint</comment>
        <translation>standard、premium …</translation>
    </message>
    <message>
        <source>Region</source>
        <comment>orgs.region</comment>
        <translation>地区</translation>
    </message>
    <message>
        <source>Domains</source>
        <comment>orgs.domains</comment>
        <translation>域名</translation>
    </message>
    <message>
        <source>example.com, example.org</source>
        <comment>orgs.domains.hint</comment>
        <translation>example.com, example.org</translation>
    </message>
    <message>
        <source>A new customer whose e-mail address ends in one of these belongs to it. A sub-domain is another domain.</source>
        <comment>orgs.domains.told</comment>
        <translation>新客户的电子邮件地址以其中之一结尾，即归属该组织。子域名算另一个域名。</translation>
    </message>
    <message>
        <source>{domain} gives addresses to everybody: nobody is put in by it.</source>
        <comment>orgs.domains.public</comment>
        <translation>{domain} 人人都能注册地址：不会凭它归入任何人。</translation>
    </message>
    <message>
        <source>{domain} belongs to {other} already.</source>
        <comment>orgs.domains.taken</comment>
        <translation>{domain} 已属于{other}。</translation>
    </message>
    <message numerus="yes">
        <source>%n people without an organisation have such an address: {names}</source>
        <comment>orgs.outside</comment>
        <translation>
            <numerusform>%n 位没有组织的客户有这样的地址：{names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Put them in</source>
        <comment>orgs.take_in</comment>
        <translation>归入</translation>
    </message>
    <message>
        <source>Put in: {count}. Their tickets stay as they are.</source>
        <comment>cause.organization_taken_in</comment>
        <translation>已归入：{count}。其工单保持不变。</translation>
    </message>
    <message>
        <source>Taken out again: {count}.</source>
        <comment>cause.organization_let_go</comment>
        <translation>已重新移出：{count} 人。</translation>
    </message>
    <message>
        <source>{name} is kept. People without an organisation who fit: {count}. Its sheet puts them in.</source>
        <comment>cause.organization_kept_outside</comment>
        <translation>{name}已保存。符合条件但没有组织的客户：{count}。可在其表单中归入。</translation>
    </message>
    <message>
        <source>Words between commas</source>
        <comment>orgs.tags.hint</comment>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>External id</source>
        <comment>orgs.external</comment>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>How your other system calls it</source>
        <comment>orgs.external.hint</comment>
        <translation>您的其他系统中的编号</translation>
    </message>
    <message>
        <source>Group that gets its new tickets</source>
        <comment>orgs.group</comment>
        <translation>接收其新工单的组</translation>
    </message>
    <message>
        <source>No group of its own</source>
        <comment>orgs.group.none</comment>
        <translation>没有专属组</translation>
    </message>
    <message>
        <source>Business hours</source>
        <comment>orgs.hours</comment>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Those of the group or the desk</source>
        <comment>orgs.hours.none</comment>
        <translation>采用组或服务台的时间</translation>
    </message>
    <message>
        <source>Its people may see each other&apos;s tickets</source>
        <comment>orgs.shared</comment>
        <translation>其成员可互相查看工单</translation>
    </message>
    <message>
        <source>Shared tickets</source>
        <comment>orgs.shared.chip</comment>
        <translation>共享工单</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>orgs.yes</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <comment>orgs.no</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>no. {number}</source>
        <comment>orgs.number</comment>
        <translation>编号 {number}</translation>
    </message>
    <message>
        <source>Targets of open tickets are counted anew with the next change of each.</source>
        <comment>orgs.effect</comment>
        <translation>未结工单的目标会在各自下次变更时重新计算。</translation>
    </message>
    <message>
        <source>Delete organisation</source>
        <comment>orgs.remove</comment>
        <translation>删除组织</translation>
    </message>
    <message>
        <source>{name} is deleted. It only goes if it has neither people nor tickets.</source>
        <comment>orgs.remove.sure</comment>
        <translation>{name} 将被删除。仅当其没有人员和工单时才能删除。</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <comment>cause.organization_gone</comment>
        <translation>{name} 已删除。</translation>
    </message>
    <message>
        <source>{name} is kept.</source>
        <comment>cause.organization_kept</comment>
        <translation>{name} 已保存。</translation>
    </message>
    <message>
        <source>People belong to this organisation: give them another one first.</source>
        <comment>cause.organization_people</comment>
        <translation>有人员属于此组织：请先为他们更换组织。</translation>
    </message>
    <message>
        <source>Tickets name this organisation: it stays.</source>
        <comment>cause.organization_tickets</comment>
        <translation>有工单使用此组织：无法删除。</translation>
    </message>
    <message>
        <source>A colleague changed it since: nothing was put back.</source>
        <comment>cause.kept_changed</comment>
        <translation>同事之后又做了更改：未撤销任何内容。</translation>
    </message>
    <message>
        <source>{name} is kept.</source>
        <comment>cause.setting_kept</comment>
        <translation>{name} 已保存。</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <comment>cause.setting_gone</comment>
        <translation>{name} 已删除。</translation>
    </message>
    <message>
        <source>{name} is as it was.</source>
        <comment>cause.setting_back</comment>
        <translation>{name} 已恢复原样。</translation>
    </message>
    <message>
        <source>A colleague changed it meanwhile. Keep again to write over it.</source>
        <comment>kept.conflict</comment>
        <translation>同事在此期间做了更改。再次保存将覆盖其更改。</translation>
    </message>
    <message>
        <source>{field}: “{theirs}” there, “{mine}” here</source>
        <comment>kept.conflict.line</comment>
        <translation>{field}：当前为“{theirs}”，您填的是“{mine}”</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>kept.nothing</comment>
        <translation>空</translation>
    </message>
    <message>
        <source>Another one has this already.</source>
        <comment>kept.taken</comment>
        <translation>已被占用。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <comment>kept.empty</comment>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>This is not written as it should be.</source>
        <comment>kept.malformed</comment>
        <translation>格式不正确。</translation>
    </message>
    <message>
        <source>It is known to your other system by another id.</source>
        <comment>kept.other</comment>
        <translation>您的其他系统中已有另一编号。</translation>
    </message>
    <message>
        <source>This is not there any more.</source>
        <comment>kept.unknown</comment>
        <translation>已不存在。</translation>
    </message>
    <message>
        <source>Change customer</source>
        <comment>customer.edit</comment>
        <translation>更改客户</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <comment>customer.edit.of</comment>
        <translation>更改 {name}</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <comment>customer.emails</comment>
        <translation>电子邮件地址</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <comment>customer.phones</comment>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Between commas; the first one is shown</source>
        <comment>customer.list.hint</comment>
        <translation>用逗号分隔；显示第一个</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>customer.language</comment>
        <translation>语言</translation>
    </message>
    <message>
        <source>Organisation</source>
        <comment>customer.org</comment>
        <translation>组织</translation>
    </message>
    <message>
        <source>Type its name, choose from the list</source>
        <comment>customer.org.hint</comment>
        <translation>输入名称并从列表中选择</translation>
    </message>
    <message>
        <source>Organisations found</source>
        <comment>customer.org.found</comment>
        <translation>找到的组织</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <comment>customer.org.unproven</comment>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Confirm: so far only the e-mail address says so</source>
        <comment>customer.org.confirm</comment>
        <translation>确认：目前仅凭电子邮件地址</translation>
    </message>
    <message>
        <source>Choose an organisation from the list, or leave this empty.</source>
        <comment>customer.org.choose</comment>
        <translation>请从列表中选择组织，或留空。</translation>
    </message>
    <message>
        <source>A colleague: only customers are changed here.</source>
        <comment>customer.colleague</comment>
        <translation>这是同事：此处只能更改客户。</translation>
    </message>
    <message>
        <source>Tickets keep the organisation they were made with.</source>
        <comment>customer.effect</comment>
        <translation>工单保留其创建时的组织。</translation>
    </message>
    <message>
        <source>{name} is kept.</source>
        <comment>cause.customer_kept</comment>
        <translation>{name} 已保存。</translation>
    </message>
    <message>
        <source>Erase this customer…</source>
        <comment>customer.erase</comment>
        <translation>清除此客户…</translation>
    </message>
    <message>
        <source>Erase {name} for good?</source>
        <comment>customer.erase.title</comment>
        <translation>永久清除 {name}？</translation>
    </message>
    <message>
        <source>Gone in every ticket: the name, addresses and numbers, what the customer wrote and sent, and the subjects.</source>
        <comment>customer.erase.goes</comment>
        <translation>将从所有工单中消失：姓名、地址和号码，客户所写和发送的一切，以及工单主题。</translation>
    </message>
    <message>
        <source>What colleagues wrote stays, as do times, ticket numbers and session records. Older backups keep everything.</source>
        <comment>customer.erase.stays</comment>
        <translation>同事所写的内容以及时间、工单编号和协助记录会保留。较早的备份仍保留全部内容。</translation>
    </message>
    <message>
        <source>The customer is erased for good.</source>
        <comment>cause.customer_erased</comment>
        <translation>该客户已被永久清除。</translation>
    </message>
    <message>
        <source>This customer is being helped. End that first.</source>
        <comment>cause.erase</comment>
        <translation>正在为该客户提供帮助，请先结束。</translation>
    </message>
    <message>
        <source>A chat with this customer goes on. End it first.</source>
        <comment>cause.erase_chat</comment>
        <translation>与该客户的聊天正在进行，请先结束。</translation>
    </message>
    <message>
        <source>A session with this customer goes on. End it first.</source>
        <comment>cause.erase_session</comment>
        <translation>与该客户的协助正在进行，请先结束。</translation>
    </message>
    <message>
        <source>Change the customer</source>
        <comment>cmd.customer</comment>
        <translation>更改客户</translation>
    </message>
    <message>
        <source>Own statuses</source>
        <comment>statuses.title</comment>
        <translation>自定义状态</translation>
    </message>
    <message>
        <source>Your own words for a status, for example “With vendor” for “On hold”. Customers read their own.</source>
        <comment>statuses.hint</comment>
        <translation>用您自己的词语表示某个状态，例如用“供应商处理中”表示“搁置”。客户看到的是另一种说法。</translation>
    </message>
    <message>
        <source>New status</source>
        <comment>statuses.new</comment>
        <translation>新建状态</translation>
    </message>
    <message>
        <source>Change status</source>
        <comment>statuses.edit</comment>
        <translation>更改状态</translation>
    </message>
    <message>
        <source>There are no statuses of your own yet. “New status” gives a status a name that your desk uses.</source>
        <comment>statuses.none</comment>
        <translation>还没有自定义状态。用“新建状态”为某个状态起您团队常用的名称。</translation>
    </message>
    <message>
        <source>Customers read: {words}</source>
        <comment>statuses.customers_read</comment>
        <translation>客户看到：{words}</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>statuses.off</comment>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Stands for</source>
        <comment>statuses.category</comment>
        <translation>对应状态</translation>
    </message>
    <message>
        <source>Agents read</source>
        <comment>statuses.agent_label</comment>
        <translation>客服看到</translation>
    </message>
    <message>
        <source>Customers read</source>
        <comment>statuses.customer_label</comment>
        <translation>客户看到</translation>
    </message>
    <message>
        <source>Can be set on tickets</source>
        <comment>statuses.active</comment>
        <translation>可用于工单</translation>
    </message>
    <message>
        <source>What it stands for is chosen once and stays.</source>
        <comment>statuses.effect.new</comment>
        <translation>对应的状态只能选择一次，之后不可更改。</translation>
    </message>
    <message>
        <source>Tickets that have it read the new words at once. Switched off, they read the shipped word.</source>
        <comment>statuses.effect</comment>
        <translation>已使用它的工单会立即显示新的词语。停用后，这些工单显示系统自带的词语。</translation>
    </message>
    <message>
        <source>Move “{title}” up</source>
        <comment>statuses.up</comment>
        <translation>上移“{title}”</translation>
    </message>
    <message>
        <source>Move “{title}” down</source>
        <comment>statuses.down</comment>
        <translation>下移“{title}”</translation>
    </message>
    <message>
        <source>This needs English words.</source>
        <comment>statuses.needed</comment>
        <translation>需要填写英文词语。</translation>
    </message>
    <message>
        <source>{name} took your own word off the status</source>
        <comment>talk.label.off</comment>
        <translation>{name} 移除了自定义状态</translation>
    </message>
    <message>
        <source>a status of your own</source>
        <comment>talk.label.other</comment>
        <translation>某个自定义状态</translation>
    </message>
    <message>
        <source>Give to a group</source>
        <comment>cmd.group</comment>
        <translation>交给小组</translation>
    </message>
    <message>
        <source>Set the type</source>
        <comment>cmd.type</comment>
        <translation>设置类型</translation>
    </message>
    <message>
        <source>Set the severity</source>
        <comment>cmd.severity</comment>
        <translation>设置严重程度</translation>
    </message>
    <message>
        <source>Set the category</source>
        <comment>cmd.category</comment>
        <translation>设置类别</translation>
    </message>
    <message>
        <source>Set the language</source>
        <comment>cmd.language</comment>
        <translation>设置语言</translation>
    </message>
    <message>
        <source>Flag for review, or take the flag off</source>
        <comment>cmd.review</comment>
        <translation>标记为待复查，或取消标记</translation>
    </message>
    <message>
        <source>Group: {now}</source>
        <comment>head.group</comment>
        <translation>小组：{now}</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>head.group.menu</comment>
        <translation>小组</translation>
    </message>
    <message>
        <source>No group</source>
        <comment>head.no_group</comment>
        <translation>没有小组</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>head.type.menu</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>head.severity.menu</comment>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>No severity</source>
        <comment>head.no_severity</comment>
        <translation>没有严重程度</translation>
    </message>
    <message>
        <source>Severity {level}</source>
        <comment>head.severity</comment>
        <translation>严重程度 {level}</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>head.language.menu</comment>
        <translation>语言</translation>
    </message>
    <message>
        <source>Category…</source>
        <comment>head.category.menu</comment>
        <translation>类别…</translation>
    </message>
    <message>
        <source>Category of {number}</source>
        <comment>head.category.title</comment>
        <translation>{number} 的类别</translation>
    </message>
    <message>
        <source>Category</source>
        <comment>head.category</comment>
        <translation>类别</translation>
    </message>
    <message>
        <source>Such as licences/activation. Empty takes it away.</source>
        <comment>head.category.hint</comment>
        <translation>例如 许可证/激活。留空即去掉。</translation>
    </message>
    <message>
        <source>Keep the category</source>
        <comment>head.category.keep</comment>
        <translation>保存类别</translation>
    </message>
    <message>
        <source>Change the subject</source>
        <comment>cmd.subject</comment>
        <translation>修改主题</translation>
    </message>
    <message>
        <source>Change the tags</source>
        <comment>cmd.tags</comment>
        <translation>修改标签</translation>
    </message>
    <message>
        <source>Subject…</source>
        <comment>head.subject.menu</comment>
        <translation>主题…</translation>
    </message>
    <message>
        <source>Subject of {number}</source>
        <comment>head.subject.title</comment>
        <translation>{number} 的主题</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>head.subject</comment>
        <translation>主题</translation>
    </message>
    <message>
        <source>In a few words, so that a colleague knows what it is about</source>
        <comment>head.subject.hint</comment>
        <translation>用几个词，让同事知道是什么事</translation>
    </message>
    <message>
        <source>Keep the subject</source>
        <comment>head.subject.keep</comment>
        <translation>保存主题</translation>
    </message>
    <message>
        <source>Tags…</source>
        <comment>head.tags.menu</comment>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Tags of {number}</source>
        <comment>head.tags.title</comment>
        <translation>{number} 的标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>head.tags</comment>
        <translation>标签</translation>
    </message>
    <message>
        <source>Comma or Enter ends a tag</source>
        <comment>tags.hint</comment>
        <translation>逗号或回车结束一个标签</translation>
    </message>
    <message>
        <source>Tags to add</source>
        <comment>tags.add</comment>
        <translation>要添加的标签</translation>
    </message>
    <message>
        <source>Tags to take off</source>
        <comment>tags.remove</comment>
        <translation>要移除的标签</translation>
    </message>
    <message>
        <source>Take off {tag}</source>
        <comment>tags.drop</comment>
        <translation>移除 {tag}</translation>
    </message>
    <message>
        <source>{tags} added</source>
        <comment>tags.added</comment>
        <translation>已添加 {tags}</translation>
    </message>
    <message>
        <source>{tag} taken off</source>
        <comment>tags.dropped</comment>
        <translation>已移除 {tag}</translation>
    </message>
    <message>
        <source>{name} set {field} to {value}</source>
        <comment>talk.set</comment>
        <translation>{name} 将“{field}”设为{value}</translation>
    </message>
    <message>
        <source>{name} emptied {field}</source>
        <comment>talk.emptied</comment>
        <translation>{name} 清空了“{field}”</translation>
    </message>
    <message>
        <source>{change} (before: {value})</source>
        <comment>talk.before</comment>
        <translation>{change}（原为：{value}）</translation>
    </message>
    <message>
        <source>{name} added tags: {tags}</source>
        <comment>talk.tags.more</comment>
        <translation>{name} 添加了标签：{tags}</translation>
    </message>
    <message>
        <source>{name} took tags away: {tags}</source>
        <comment>talk.tags.less</comment>
        <translation>{name} 去掉了标签：{tags}</translation>
    </message>
    <message>
        <source>{name} added tags: {more}, and took away: {less}</source>
        <comment>talk.tags.both</comment>
        <translation>{name} 添加了标签：{more}，去掉了：{less}</translation>
    </message>
    <message>
        <source>{name} flagged the ticket for review</source>
        <comment>talk.flagged</comment>
        <translation>{name} 将工单标记为待复查</translation>
    </message>
    <message>
        <source>{name} took the flag off the ticket</source>
        <comment>talk.unflagged</comment>
        <translation>{name} 取消了工单的标记</translation>
    </message>
    <message>
        <source>Keep the tags</source>
        <comment>head.tags.keep</comment>
        <translation>保存标签</translation>
    </message>
    <message>
        <source>At most {most} tags of {chars} characters each.</source>
        <comment>head.tags.too_many</comment>
        <translation>最多 {most} 个标签，每个不超过 {chars} 个字符。</translation>
    </message>
    <message>
        <source>No tags yet.</source>
        <comment>head.tags.none</comment>
        <translation>还没有标签。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <comment>refused.strip</comment>
        <translation>未发送</translation>
    </message>
    <message>
        <source>“{subject}” for {name} was not sent.</source>
        <comment>refused.new</comment>
        <translation>{name} 的“{subject}”未能发送。</translation>
    </message>
    <message>
        <source>“{subject}”, a follow-up of {number}, was not sent.</source>
        <comment>refused.follow</comment>
        <translation>{number} 的后续工单“{subject}”未能发送。</translation>
    </message>
    <message>
        <source>“{subject}” was not sent.</source>
        <comment>refused.nameless</comment>
        <translation>“{subject}”未发送。</translation>
    </message>
    <message>
        <source>No subject</source>
        <comment>refused.untitled</comment>
        <translation>无主题</translation>
    </message>
    <message>
        <source>It was closed before; all that you typed is kept.</source>
        <comment>cause.set_aside</comment>
        <translation>此前已关闭；输入的内容均已保留。</translation>
    </message>
    <message>
        <source>The program ended before; all that you typed is kept.</source>
        <comment>cause.cut_short</comment>
        <translation>程序此前已结束；输入的内容均已保留。</translation>
    </message>
    <message>
        <source>{field}: {why}</source>
        <comment>refused.at</comment>
        <translation>{field}：{why}</translation>
    </message>
    <message numerus="yes">
        <source>%n more were not sent.</source>
        <comment>refused.more</comment>
        <translation>
            <numerusform>还有 %n 个未能发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open “{subject}”</source>
        <comment>refused.open</comment>
        <translation>打开“{subject}”</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>refused.discard</comment>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Discard “{subject}”</source>
        <comment>refused.discard.name</comment>
        <translation>丢弃“{subject}”</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <comment>refused.too_long</comment>
        <translation>内容过长。</translation>
    </message>
    <message>
        <source>This cannot be chosen any more.</source>
        <comment>refused.not_allowed</comment>
        <translation>该选项已不可用。</translation>
    </message>
    <message>
        <source>Open what was not sent</source>
        <comment>cmd.refused</comment>
        <translation>打开未能发送的内容</translation>
    </message>
    <message>
        <source>“{subject}” is discarded.</source>
        <comment>cause.refused_discarded</comment>
        <translation>已丢弃“{subject}”。</translation>
    </message>
    <message>
        <source>Not kept before the program ended</source>
        <comment>left.title</comment>
        <translation>程序结束前未保存</translation>
    </message>
    <message>
        <source>You were typing this. Copy what you still need; until you discard it, it is shown again at each start.</source>
        <comment>left.hint</comment>
        <translation>您当时正在输入这些内容。请复制还需要的部分；丢弃之前，每次启动都会再显示。</translation>
    </message>
    <message>
        <source>Chat over</source>
        <comment>wrap.chat</comment>
        <translation>聊天已结束</translation>
    </message>
    <message>
        <source>Call over</source>
        <comment>wrap.call</comment>
        <translation>通话已结束</translation>
    </message>
    <message numerus="yes">
        <source>Chat over, %n minutes. The note is written: please check it.</source>
        <comment>wrap.chat.check</comment>
        <translation>
            <numerusform>聊天已结束，%n 分钟。备注已写好，请检查。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call over, %n minutes. The note is written: please check it.</source>
        <comment>wrap.call.check</comment>
        <translation>
            <numerusform>通话已结束，%n 分钟。备注已写好，请检查。</numerusform>
        </translation>
    </message>
    <message>
        <source>Call over; no hang-up was heard. The note is written: please check it.</source>
        <comment>wrap.call.check.unheard</comment>
        <translation>通话已结束，但未收到挂断信号。备注已写好，请检查。</translation>
    </message>
    <message numerus="yes">
        <source>Chat with {customer} at {time}, %n minutes.</source>
        <comment>wrap.chat.head</comment>
        <translation>
            <numerusform>{time} 与 {customer} 聊天，%n 分钟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{customer} called from {number} at {time}, %n minutes.</source>
        <comment>wrap.call.head.in</comment>
        <translation>
            <numerusform>{customer} 于 {time} 从 {number} 来电，%n 分钟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call to {customer}, {number}, at {time}, %n minutes.</source>
        <comment>wrap.call.head.out</comment>
        <translation>
            <numerusform>{time} 致电 {customer}，{number}，%n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>{customer} called from {number} at {time}. It is not known how long they spoke.</source>
        <comment>wrap.call.head.in.unheard</comment>
        <translation>{customer} 于 {time} 用 {number} 来电。通话时长未知。</translation>
    </message>
    <message>
        <source>Call to {customer}, {number}, at {time}. It is not known how long they spoke.</source>
        <comment>wrap.call.head.out.unheard</comment>
        <translation>{time} 致电 {customer}，{number}。通话时长未知。</translation>
    </message>
    <message>
        <source>Lines: {hers} by {customer}, {ours} by us.</source>
        <comment>wrap.chat.lines</comment>
        <translation>消息：{customer} {hers} 条，我方 {ours} 条。</translation>
    </message>
    <message>
        <source>First answer after {time}.</source>
        <comment>wrap.chat.wait</comment>
        <translation>首次回复用时 {time}。</translation>
    </message>
    <message>
        <source>Escalated: {reason}.</source>
        <comment>wrap.chat.escalated</comment>
        <translation>已升级：{reason}。</translation>
    </message>
    <message>
        <source>{step}: {words}</source>
        <comment>wrap.step</comment>
        <translation>{step}：{words}</translation>
    </message>
    <message>
        <source>It was the wrong person</source>
        <comment>wrap.wrong</comment>
        <translation>对方不是客户本人</translation>
    </message>
    <message>
        <source>Wrong person: this was not {customer}.</source>
        <comment>wrap.wrong.note</comment>
        <translation>找错了人：对方不是 {customer}。</translation>
    </message>
    <message>
        <source>Hello {customer}, thank you for the chat.</source>
        <comment>wrap.chat.reply</comment>
        <translation>{customer}，您好，感谢您与我们聊天。</translation>
    </message>
    <message>
        <source>Hello {customer}, thank you for the call.</source>
        <comment>wrap.call.reply</comment>
        <translation>{customer}，您好，感谢您与我们通话。</translation>
    </message>
    <message numerus="yes">
        <source>We looked at your screen together for %n minutes.</source>
        <comment>wrap.reply.session</comment>
        <translation>
            <numerusform>我们一起查看了您的屏幕 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Change keys…</source>
        <comment>cmd.keys</comment>
        <translation>更改按键…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>cmd.view.full</comment>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Fit the window</source>
        <comment>cmd.view.fit</comment>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>One to one</source>
        <comment>cmd.view.one</comment>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Larger</source>
        <comment>cmd.view.larger</comment>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <comment>cmd.view.smaller</comment>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>cmd.view.look</comment>
        <translation>查看</translation>
    </message>
    <message>
        <source>Point</source>
        <comment>cmd.view.point</comment>
        <translation>指示</translation>
    </message>
    <message>
        <source>Draw</source>
        <comment>cmd.view.draw</comment>
        <translation>绘图</translation>
    </message>
    <message>
        <source>Ask for control</source>
        <comment>cmd.view.control</comment>
        <translation>请求控制</translation>
    </message>
    <message>
        <source>Take back the last drawing</source>
        <comment>cmd.view.undo</comment>
        <translation>撤销上一笔绘图</translation>
    </message>
    <message>
        <source>Free the keyboard</source>
        <comment>cmd.free</comment>
        <translation>释放键盘</translation>
    </message>
    <message>
        <source>Customer&apos;s screen</source>
        <comment>shortcuts.view</comment>
        <translation>客户屏幕</translation>
    </message>
    <message>
        <source>Single letters are switched off.</source>
        <comment>shortcuts.no_letters</comment>
        <translation>单字母按键已关闭。</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <comment>keys.title</comment>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Every command can have another key, and single letters can be switched off.</source>
        <comment>keys.hint</comment>
        <translation>每个命令都可以换成别的按键，单字母按键也可以关闭。</translation>
    </message>
    <message>
        <source>Press a key in the list, then what it shall be. Esc lets it be, Backspace takes it away.</source>
        <comment>keys.how</comment>
        <translation>点列表中的按键，再按新的按键。Esc 保持不变，退格键则取消该按键。</translation>
    </message>
    <message>
        <source>Search command or key</source>
        <comment>keys.search</comment>
        <translation>搜索命令或按键</translation>
    </message>
    <message>
        <source>No command fits.</source>
        <comment>keys.nothing</comment>
        <translation>没有符合的命令。</translation>
    </message>
    <message>
        <source>No key</source>
        <comment>keys.none</comment>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Press the new key…</source>
        <comment>keys.press</comment>
        <translation>请按新的按键…</translation>
    </message>
    <message>
        <source>{command}: {key}. Change</source>
        <comment>keys.key</comment>
        <translation>{command}：{key}。更改</translation>
    </message>
    <message>
        <source>Single letters do something while no text is written</source>
        <comment>keys.letters</comment>
        <translation>不输入文字时，单字母按键有效</translation>
    </message>
    <message>
        <source>Usual keys for all</source>
        <comment>keys.usual.all</comment>
        <translation>全部恢复默认按键</translation>
    </message>
    <message>
        <source>Usual key: {command}</source>
        <comment>keys.usual.of</comment>
        <translation>恢复默认按键：{command}</translation>
    </message>
    <message>
        <source>{key} belongs to “{command}”.</source>
        <comment>keys.clash</comment>
        <translation>{key} 已用于“{command}”。</translation>
    </message>
    <message>
        <source>Take it away there</source>
        <comment>keys.take</comment>
        <translation>从那里拿走</translation>
    </message>
    <message>
        <source>{key} cannot be a key here. Hold Ctrl or Alt with it.</source>
        <comment>keys.no</comment>
        <translation>{key} 在这里不能用作按键，请与 Ctrl 或 Alt 同时按。</translation>
    </message>
    <message>
        <source>{key} is for copying text or closing windows everywhere.</source>
        <comment>keys.no.system</comment>
        <translation>{key} 在所有程序中都用于复制文字或关闭窗口。</translation>
    </message>
    <message>
        <source>A single letter cannot do this. Hold Ctrl or Alt with it.</source>
        <comment>keys.no.letter</comment>
        <translation>单个字母不能用于此命令，请与 Ctrl 或 Alt 同时按。</translation>
    </message>
    <message>
        <source>Ending a session needs F1 to F12 with Ctrl, Alt or Shift.</source>
        <comment>keys.no.end</comment>
        <translation>结束协助需要 F1 到 F12 与 Ctrl、Alt 或 Shift 同时按。</translation>
    </message>
    <message>
        <source>This needs at least two of Ctrl, Alt, Shift and Meta, pressed together alone.</source>
        <comment>keys.no.free</comment>
        <translation>此命令需要单独同时按 Ctrl、Alt、Shift、Meta 中的至少两个键。</translation>
    </message>
    <message>
        <source>“{command}” is never without a key.</source>
        <comment>keys.no.empty</comment>
        <translation>“{command}”必须有按键。</translation>
    </message>
    <message>
        <source>Your own keys could not be read. The usual ones are in force.</source>
        <comment>cause.keys_damaged</comment>
        <translation>无法读取您设置的按键，现使用默认按键。</translation>
    </message>
    <message>
        <source>Put off its notices, or take that back</source>
        <comment>cmd.put_off</comment>
        <translation>推迟其通知，或取消推迟</translation>
    </message>
    <message>
        <source>Copy a link to the ticket</source>
        <comment>cmd.ticket_link</comment>
        <translation>复制工单链接</translation>
    </message>
    <message>
        <source>No notices of this ticket</source>
        <comment>put_off.menu</comment>
        <translation>不通知此工单</translation>
    </message>
    <message>
        <source>Put off</source>
        <comment>put_off.button</comment>
        <translation>推迟</translation>
    </message>
    <message>
        <source>For an hour</source>
        <comment>put_off.hour</comment>
        <translation>一小时</translation>
    </message>
    <message>
        <source>Until this afternoon</source>
        <comment>put_off.afternoon</comment>
        <translation>到今天下午</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <comment>put_off.tomorrow</comment>
        <translation>到明天上午</translation>
    </message>
    <message>
        <source>Until next week</source>
        <comment>put_off.week</comment>
        <translation>到下周</translation>
    </message>
    <message>
        <source>Put off until {time}</source>
        <comment>put_off.until</comment>
        <translation>推迟到 {time}</translation>
    </message>
    <message>
        <source>{words}. Press to take it back.</source>
        <comment>put_off.back</comment>
        <translation>{words}，点击即可取消。</translation>
    </message>
    <message>
        <source>AD-{number} is back, as you wished: {subject}</source>
        <comment>cause.put_off_over</comment>
        <translation>按您的要求，AD-{number} 现在重新提醒：{subject}</translation>
    </message>
    <message>
        <source>AD-{number} is put off no more.</source>
        <comment>cause.put_off_taken_back</comment>
        <translation>AD-{number} 已不再推迟。</translation>
    </message>
    <message>
        <source>{count} tickets are put off. Take some back first.</source>
        <comment>cause.put_off_full</comment>
        <translation>已推迟 {count} 个工单，请先取消一些。</translation>
    </message>
    <message>
        <source>The link to AD-{number} is copied. It opens in your colleagues&apos; AssistDesk.</source>
        <comment>cause.ticket_link_copied</comment>
        <translation>已复制 AD-{number} 的链接，同事可在 AssistDesk 中打开。</translation>
    </message>
    <message>
        <source>This link leads to no ticket. Nothing was opened.</source>
        <comment>cause.ticket_link</comment>
        <translation>此链接不指向任何工单，未打开任何内容。</translation>
    </message>
    <message>
        <source>This link leads to another desk&apos;s ticket. Nothing was opened.</source>
        <comment>cause.ticket_link_elsewhere</comment>
        <translation>此链接指向其他服务台的工单，未打开任何内容。</translation>
    </message>
    <message>
        <source>Open AssistDesk</source>
        <comment>tray.open</comment>
        <translation>打开 AssistDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>tray.quit</comment>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <comment>tray.stop</comment>
        <translation>停止共享</translation>
    </message>
    <message>
        <source>AssistDesk: your screen is shared</source>
        <comment>tray.sharing</comment>
        <translation>AssistDesk：您的屏幕正在共享</translation>
    </message>
    <message>
        <source>Chat or call</source>
        <comment>news.title.contact</comment>
        <translation>聊天或来电</translation>
    </message>
    <message>
        <source>For you</source>
        <comment>news.title.mention</comment>
        <translation>与您有关</translation>
    </message>
    <message>
        <source>New words</source>
        <comment>news.title.reply</comment>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>news.title.clock</comment>
        <translation>时限</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>news.title.session</comment>
        <translation>远程协助</translation>
    </message>
    <message>
        <source>A chat is offered to you: AD-{number}</source>
        <comment>news.chat</comment>
        <translation>有聊天分给您：AD-{number}</translation>
    </message>
    <message>
        <source>The customer of your chat waits for an answer: AD-{number}</source>
        <comment>news.chat_line</comment>
        <translation>您聊天中的客户在等回复：AD-{number}</translation>
    </message>
    <message>
        <source>Your chat is over: AD-{number}</source>
        <comment>news.chat_is_over</comment>
        <translation>您的聊天已结束：AD-{number}</translation>
    </message>
    <message>
        <source>A call rings.</source>
        <comment>news.call</comment>
        <translation>有来电。</translation>
    </message>
    <message>
        <source>There is a call whose card nobody has.</source>
        <comment>news.call_card</comment>
        <translation>有一通电话，尚无人接手通话卡。</translation>
    </message>
    <message>
        <source>A colleague mentioned you: AD-{number}</source>
        <comment>news.told_mention</comment>
        <translation>有同事提到您：AD-{number}</translation>
    </message>
    <message>
        <source>A ticket was given to you: AD-{number}</source>
        <comment>news.told_assigned</comment>
        <translation>有工单分配给您：AD-{number}</translation>
    </message>
    <message>
        <source>A rule of the desk points to a ticket: AD-{number}</source>
        <comment>news.told_rule</comment>
        <translation>服务台规则指向一个工单：AD-{number}</translation>
    </message>
    <message>
        <source>Somebody wrote: AD-{number}</source>
        <comment>news.told_comment</comment>
        <translation>有人写了新内容：AD-{number}</translation>
    </message>
    <message>
        <source>A task is due in less than an hour: AD-{number}</source>
        <comment>news.told_due_soon</comment>
        <translation>有任务将在一小时内到期：AD-{number}</translation>
    </message>
    <message>
        <source>A task is due: AD-{number}</source>
        <comment>news.told_due</comment>
        <translation>有任务到期：AD-{number}</translation>
    </message>
    <message>
        <source>Soon due: AD-{number}</source>
        <comment>news.sla_warned</comment>
        <translation>即将到期：AD-{number}</translation>
    </message>
    <message>
        <source>Target missed: AD-{number}</source>
        <comment>news.sla_breached</comment>
        <translation>已超时：AD-{number}</translation>
    </message>
    <message>
        <source>Back, as you wished: AD-{number}</source>
        <comment>news.put_off_over</comment>
        <translation>按您的要求再次提醒：AD-{number}</translation>
    </message>
    <message>
        <source>You see the customer&apos;s screen now: AD-{number}</source>
        <comment>news.session_shared</comment>
        <translation>您现在可以看到客户的屏幕：AD-{number}</translation>
    </message>
    <message>
        <source>The line is cut, and comes back by itself if it can: AD-{number}</source>
        <comment>news.session_lost</comment>
        <translation>连接已断开，可能时会自动恢复：AD-{number}</translation>
    </message>
    <message>
        <source>The session is over: AD-{number}</source>
        <comment>news.session_over</comment>
        <translation>协助已结束：AD-{number}</translation>
    </message>
    <message>
        <source>A colleague asks you into a session: AD-{number}</source>
        <comment>news.session_invite</comment>
        <translation>有同事请您一起协助：AD-{number}</translation>
    </message>
    <message>
        <source>A colleague wants to hand you a session: AD-{number}</source>
        <comment>news.session_hand_over</comment>
        <translation>有同事想把协助转交给您：AD-{number}</translation>
    </message>
    <message>
        <source>Notifications</source>
        <comment>notices.title</comment>
        <translation>通知</translation>
    </message>
    <message>
        <source>Notifications of the system</source>
        <comment>notices.system</comment>
        <translation>系统通知</translation>
    </message>
    <message>
        <source>They come while another window is before this one. Off, this window only asks for attention.</source>
        <comment>notices.system.hint</comment>
        <translation>当别的窗口在前面时显示。关闭后，本窗口只提示您注意。</translation>
    </message>
    <message>
        <source>This desktop has no place for them now: this window asks for attention instead.</source>
        <comment>notices.system.none</comment>
        <translation>此桌面现在无法显示系统通知：改由本窗口提示您注意。</translation>
    </message>
    <message>
        <source>What may call you from another window</source>
        <comment>notices.kinds</comment>
        <translation>您在别的窗口时，哪些可以提醒您</translation>
    </message>
    <message>
        <source>Off, it still stands in this window as ever.</source>
        <comment>notices.kinds.hint</comment>
        <translation>不选时，仍照常显示在本窗口中。</translation>
    </message>
    <message>
        <source>New chats and calls</source>
        <comment>notices.kind.contact</comment>
        <translation>新的聊天和来电</translation>
    </message>
    <message>
        <source>Mentions, and tickets that are given to you</source>
        <comment>notices.kind.mention</comment>
        <translation>提到您，以及分配给您的工单</translation>
    </message>
    <message>
        <source>New words in your tickets and chats</source>
        <comment>notices.kind.reply</comment>
        <translation>您的工单和聊天中的新消息</translation>
    </message>
    <message>
        <source>Targets, and tickets that were put off</source>
        <comment>notices.kind.clock</comment>
        <translation>时限，以及推迟的工单</translation>
    </message>
    <message>
        <source>Sessions</source>
        <comment>notices.kind.session</comment>
        <translation>远程协助</translation>
    </message>
    <message>
        <source>With names and words from the ticket</source>
        <comment>notices.words</comment>
        <translation>包含工单中的姓名和内容</translation>
    </message>
    <message>
        <source>Off, they say what happened and the ticket&apos;s number. On, whoever sees your screen may read what customers wrote.</source>
        <comment>notices.words.hint</comment>
        <translation>不选时，只说发生了什么和工单号。选上后，看到您屏幕的人都能读到客户写的内容。</translation>
    </message>
    <message>
        <source>Sessions</source>
        <comment>sessions.title</comment>
        <translation>远程协助</translation>
    </message>
    <message>
        <source>These two keys always work while you see a customer&apos;s screen.</source>
        <comment>sessions.hint</comment>
        <translation>查看客户屏幕时，这两个按键始终有效。</translation>
    </message>
    <message>
        <source>Chat</source>
        <comment>chatset.title</comment>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Availability</source>
        <comment>chatset.availability</comment>
        <translation>在线状态</translation>
    </message>
    <message>
        <source>Away and invisible, no chat is offered to you.</source>
        <comment>chatset.availability.hint</comment>
        <translation>离开或隐身时，不会分给您聊天。</translation>
    </message>
    <message>
        <source>No more than these are offered to you.</source>
        <comment>q.limit.menu.hint</comment>
        <translation>分给您的聊天不会超过此数。</translation>
    </message>
    <message>
        <source>About AssistDesk</source>
        <comment>about.title</comment>
        <translation>关于 AssistDesk</translation>
    </message>
    <message>
        <source>Licence: Apache 2.0. Fonts and icons keep theirs.</source>
        <comment>about.licence</comment>
        <translation>许可证：Apache 2.0。字体和图标保留各自的许可证。</translation>
    </message>
    <message>
        <source>Drafts, what is not sent yet and recordings lie in {folder}</source>
        <comment>about.data</comment>
        <translation>草稿、未发送的内容和录像存放在 {folder}</translation>
    </message>
    <message>
        <source>Details for support</source>
        <comment>about.details</comment>
        <translation>支持信息</translation>
    </message>
    <message>
        <source>Nothing secret is in them, and no words of customers.</source>
        <comment>about.details.hint</comment>
        <translation>其中没有机密，也没有客户写的内容。</translation>
    </message>
    <message>
        <source>Set the due date</source>
        <comment>cmd.due</comment>
        <translation>设置截止时间</translation>
    </message>
    <message>
        <source>Due date…</source>
        <comment>due.menu</comment>
        <translation>截止时间…</translation>
    </message>
    <message>
        <source>Due {time}</source>
        <comment>due.at</comment>
        <translation>{time} 到期</translation>
    </message>
    <message>
        <source>Due tomorrow {time}</source>
        <comment>due.tomorrow</comment>
        <translation>明天 {time} 到期</translation>
    </message>
    <message>
        <source>Due now</source>
        <comment>due.now</comment>
        <translation>现在到期</translation>
    </message>
    <message>
        <source>{time} overdue</source>
        <comment>due.over</comment>
        <translation>已逾期 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>due.days</comment>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>No due date</source>
        <comment>due.no</comment>
        <translation>无截止时间</translation>
    </message>
    <message>
        <source>Due date: {now}</source>
        <comment>due.said</comment>
        <translation>截止时间：{now}</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>due.today</comment>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <comment>due.choose_tomorrow</comment>
        <translation>明天</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <comment>due.monday</comment>
        <translation>下周一</translation>
    </message>
    <message>
        <source>In a week</source>
        <comment>due.week</comment>
        <translation>一周后</translation>
    </message>
    <message>
        <source>Another day or time…</source>
        <comment>due.other</comment>
        <translation>其他日期或时间…</translation>
    </message>
    <message>
        <source>Take the due date away</source>
        <comment>due.none</comment>
        <translation>去掉截止时间</translation>
    </message>
    <message>
        <source>Only a task has one: this becomes a task.</source>
        <comment>due.makes_task</comment>
        <translation>只有任务才有截止时间：此工单将变为任务。</translation>
    </message>
    <message>
        <source>Due date of {number}</source>
        <comment>due.title</comment>
        <translation>{number} 的截止时间</translation>
    </message>
    <message>
        <source>Such as 2026-12-24 09:00. Empty takes it away.</source>
        <comment>due.hint</comment>
        <translation>例如 2026-12-24 09:00。留空则去掉。</translation>
    </message>
    <message>
        <source>Such as 2026-12-24 09:00</source>
        <comment>due.example</comment>
        <translation>例如 2026-12-24 09:00</translation>
    </message>
    <message>
        <source>Keep the due date</source>
        <comment>due.keep</comment>
        <translation>保存截止时间</translation>
    </message>
    <message>
        <source>Give a day of the years 2000 to 2099.</source>
        <comment>due.bad</comment>
        <translation>请填写 2000 至 2099 年间的日期。</translation>
    </message>
    <message>
        <source>{name} set the due date to {time}</source>
        <comment>talk.due</comment>
        <translation>{name}将截止时间设为{time}</translation>
    </message>
    <message>
        <source>{name} took the due date away</source>
        <comment>talk.due.none</comment>
        <translation>{name}去掉了截止时间</translation>
    </message>
    <message>
        <source>Soon due: {time}</source>
        <comment>talk.due.soon</comment>
        <translation>即将到期：{time}</translation>
    </message>
    <message>
        <source>It was due: {time}</source>
        <comment>talk.due.over</comment>
        <translation>已到期：{time}</translation>
    </message>
    <message>
        <source>Log time…</source>
        <comment>cmd.log_time</comment>
        <translation>登记用时…</translation>
    </message>
    <message>
        <source>Time spent on {number}</source>
        <comment>time.title</comment>
        <translation>{number} 的用时</translation>
    </message>
    <message>
        <source>How long</source>
        <comment>time.length</comment>
        <translation>时长</translation>
    </message>
    <message>
        <source>Minutes, or 1:30</source>
        <comment>time.length.hint</comment>
        <translation>分钟数，或 1:30</translation>
    </message>
    <message>
        <source>Say how long: minutes, or hours and minutes as 1:30, at most 24 hours.</source>
        <comment>time.length.bad</comment>
        <translation>请填写时长：分钟数，或如 1:30 的小时和分钟，最多 24 小时。</translation>
    </message>
    <message>
        <source>Began</source>
        <comment>time.from</comment>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Such as 2026-12-24 09:00. Empty: it ended just now.</source>
        <comment>time.from.hint</comment>
        <translation>例如 2026-12-24 09:00。留空：刚刚结束。</translation>
    </message>
    <message>
        <source>What for</source>
        <comment>time.kind</comment>
        <translation>用途</translation>
    </message>
    <message>
        <source>Work</source>
        <comment>time.kind.work</comment>
        <translation>工作</translation>
    </message>
    <message>
        <source>Travel</source>
        <comment>time.kind.travel</comment>
        <translation>路程</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>time.kind.other</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>Calls, chats and sessions count by themselves. What overlaps counts once. The customer reads nothing of it.</source>
        <comment>time.effect</comment>
        <translation>通话、聊天和远程协助会自动计入，重叠的时间只计一次。客户看不到这些。</translation>
    </message>
    <message>
        <source>Log time</source>
        <comment>time.do</comment>
        <translation>登记用时</translation>
    </message>
    <message>
        <source>Written down by you</source>
        <comment>time.own</comment>
        <translation>您登记的用时</translation>
    </message>
    <message>
        <source>{time}, {kind}, from {start}</source>
        <comment>time.entry</comment>
        <translation>{time}，{kind}，自 {start}</translation>
    </message>
    <message>
        <source>Take back</source>
        <comment>time.take_back</comment>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back: {entry}</source>
        <comment>time.take_back.of</comment>
        <translation>撤回：{entry}</translation>
    </message>
    <message>
        <source>{name} logged {time} ({kind})</source>
        <comment>talk.time</comment>
        <translation>{name} 登记了用时 {time}（{kind}）</translation>
    </message>
    <message>
        <source>{name} took back time that was logged</source>
        <comment>talk.time.back</comment>
        <translation>{name} 撤回了已登记的用时</translation>
    </message>
    <message>
        <source>Time is logged on AD-{number}.</source>
        <comment>cause.time_logged</comment>
        <translation>已在 AD-{number} 登记用时。</translation>
    </message>
    <message>
        <source>The time on AD-{number} is taken back.</source>
        <comment>cause.time_taken_back</comment>
        <translation>已撤回 AD-{number} 的用时。</translation>
    </message>
    <message>
        <source>This time was taken back already.</source>
        <comment>cause.time_gone</comment>
        <translation>该用时已被撤回。</translation>
    </message>
    <message>
        <source>This time cannot have been spent on this ticket.</source>
        <comment>cause.time_spent</comment>
        <translation>该用时不可能用于此工单。</translation>
    </message>
    <message>
        <source>The time ends before it begins.</source>
        <comment>cause.time_spent_empty</comment>
        <translation>结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>Log at most 24 hours at once.</source>
        <comment>cause.time_spent_long</comment>
        <translation>一次最多登记 24 小时。</translation>
    </message>
    <message>
        <source>This time is still to come.</source>
        <comment>cause.time_spent_future</comment>
        <translation>该时间尚未到来。</translation>
    </message>
    <message>
        <source>That is more than a week before the ticket came.</source>
        <comment>cause.time_spent_early</comment>
        <translation>该时间早于工单创建一周以上。</translation>
    </message>
    <message>
        <source>So much time is written down here that no more fits.</source>
        <comment>cause.time_spent_many</comment>
        <translation>此处登记的用时过多，无法再添加。</translation>
    </message>
</context>
</TS>
