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
            <source>Code used up. Make a new one?</source>
            <comment>a.burned</comment>
            <translation>协助码已用完，生成新的吗？</translation>
        </message>
        <message>
            <source>{customer} said no: {permission}</source>
            <comment>a.denied</comment>
            <translation>{customer} 拒绝了{permission}</translation>
        </message>
        <message>
            <source>60 s without answer: no</source>
            <comment>a.noanswer</comment>
            <translation>60 秒无回答视为拒绝</translation>
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
            <source>AssistDesk on {customer}'s computer takes no clicks from you.</source>
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
            <source>{customer} says: not my request. Code dead, ticket flagged.</source>
            <comment>a.notmine</comment>
            <translation>{customer} 表示没有求助。协助码作废，工单已标记。</translation>
        </message>
        <message>
            <source>Someone may be in between. Session ended, ticket flagged.</source>
            <comment>a.safety.bad</comment>
            <translation>可能有人在中间。协助已结束，工单已标记。</translation>
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
        <message numerus="yes">
            <source>Too many tries. Wait %n minutes.</source>
            <comment>a.toomany</comment>
            <translation>
                <numerusform>尝试过多，请等待 %n 分钟。</numerusform>
            </translation>
        </message>
        <message>
            <source>{customer}'s computer sends damaged pictures. Session ended.</source>
            <comment>a.damaged</comment>
            <translation>{customer} 的电脑发送的画面已损坏，协助已结束。</translation>
        </message>
        <message>
            <source>This AssistDesk is too old for {relay}. Install {version}.</source>
            <comment>a.old</comment>
            <translation>此 AssistDesk 版本过旧，无法连接 {relay}。请安装 {version}。</translation>
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
            <translation>{time} 通过邮件创建</translation>
        </message>
        <message>
            <source>Opened {time} by form</source>
            <comment>head.opened.form</comment>
            <translation>{time} 通过表单创建</translation>
        </message>
        <message>
            <source>Opened {time}</source>
            <comment>head.opened.app</comment>
            <translation>{time} 创建</translation>
        </message>
        <message>
            <source>Opened {time} by chat</source>
            <comment>head.opened.chat</comment>
            <translation>{time} 通过聊天创建</translation>
        </message>
        <message>
            <source>Opened {time} by phone</source>
            <comment>head.opened.voice</comment>
            <translation>{time} 通过电话创建</translation>
        </message>
        <message>
            <source>Opened {time} in a session</source>
            <comment>head.opened.session</comment>
            <translation>{time} 在协助中创建</translation>
        </message>
        <message>
            <source>Opened {time} by a program</source>
            <comment>head.opened.api</comment>
            <translation>{time} 由程序创建</translation>
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
            <source>{name} opened the ticket</source>
            <comment>talk.created</comment>
            <translation>{name} 创建了工单</translation>
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
            <source>{name} changed a field</source>
            <comment>talk.field</comment>
            <translation>{name} 修改了一个字段</translation>
        </message>
        <message>
            <source>Something was recorded</source>
            <comment>talk.other</comment>
            <translation>已记录一个事件</translation>
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
            <translation>{org}的 {agent} 请求查看您的屏幕</translation>
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
        <message numerus="yes">
            <source>%n minutes left.</source>
            <comment>c.left</comment>
            <translation>
                <numerusform>还剩 %n 分钟。</numerusform>
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
            <source>{agent} asks to exchange copied text. Each piece needs a click.</source>
            <comment>c.ask.clip</comment>
            <translation>{agent} 请求互传复制的文字，每次都要点击。</translation>
        </message>
        <message>
            <source>{agent} asks to exchange files. You accept each one.</source>
            <comment>c.ask.files</comment>
            <translation>{agent} 请求互传文件，每个都由您确认。</translation>
        </message>
        <message numerus="yes">
            <source>{agent} asks to record what is shown. It is kept %n days with your request.</source>
            <comment>c.ask.record</comment>
            <translation>
                <numerusform>{agent} 请求录制画面，随您的请求保存 %n 天。</numerusform>
            </translation>
        </message>
        <message>
            <source>If the line drops, may {agent} come back to look, without a new code?</source>
            <comment>c.ask.resume</comment>
            <translation>如果断线，{agent} 可以不用新协助码回来查看吗？</translation>
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
            <source>{agent} cannot see this window.</source>
            <comment>c.hidden</comment>
            <translation>{agent} 看不到这个窗口。</translation>
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
            <source>Windows asks something only you can see. Please answer it yourself.</source>
            <comment>c.uac</comment>
            <translation>Windows 正在询问，只有您能看到，请您自己回答。</translation>
        </message>
        <message>
            <source>No connection to {org}. Check your internet; we keep trying.</source>
            <comment>c.offline</comment>
            <translation>无法连接 {org}，请检查网络，我们会继续尝试。</translation>
        </message>
        <message>
            <source>How was the help, 1 to 5?</source>
            <comment>c.csat</comment>
            <translation>对协助满意吗（1 到 5）？</translation>
        </message>
        <message>
            <source>How easy was it? (1 very hard, 5 very easy)</source>
            <comment>c.ces</comment>
            <translation>过程容易吗？（1 很难，5 很容易）</translation>
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
            <source>The agent's half of the report is missing.</source>
            <comment>talk.session.missing.viewer</comment>
            <translation>缺少客服一方的报告。</translation>
        </message>
        <message>
            <source>The customer's half of the report is missing.</source>
            <comment>talk.session.missing.host</comment>
            <translation>缺少客户一方的报告。</translation>
        </message>
        <message>
            <source>Only the relay's record is there.</source>
            <comment>talk.session.missing.both</comment>
            <translation>只有中继服务器的记录。</translation>
        </message>
        <message>
            <source>Used: {permissions}</source>
            <comment>talk.session.used</comment>
            <translation>已用权限：{permissions}</translation>
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
            <source>Look at {customer}'s screen together. {customer} decides what you may see and do.</source>
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
            <source>Go there</source>
            <comment>s.go_there</comment>
            <translation>前往</translation>
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
            <source>Live picture of the customer's screen</source>
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
            <source>Note added</source>
            <comment>log.note</comment>
            <translation>已添加备注</translation>
        </message>
        <message>
            <source>Recorded</source>
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
            <translation>这台电脑无法显示画面，会话已结束。</translation>
        </message>
        <message>
            <source>{customer}'s computer was locked.</source>
            <comment>end.locked</comment>
            <translation>{customer} 的电脑已锁定。</translation>
        </message>
        <message>
            <source>{customer}'s computer went to sleep.</source>
            <comment>end.suspended</comment>
            <translation>{customer} 的电脑进入睡眠。</translation>
        </message>
        <message>
            <source>{customer}'s screen could not be read any more.</source>
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
            <source>The organisation's rules ended the session.</source>
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
            <source>%n messages were refused on the customer's side.</source>
            <comment>wrap.note.refused</comment>
            <translation>
                <numerusform>客户一方拒绝了 %n 条消息。</numerusform>
            </translation>
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
            <source>AssistDesk · {customer}'s screen</source>
            <comment>v.title</comment>
            <translation>AssistDesk · {customer} 的屏幕</translation>
        </message>
        <message>
            <source>{customer}'s screen</source>
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
            <source>Original size, pixel for pixel</source>
            <comment>v.one.tip</comment>
            <translation>原始大小，逐像素显示</translation>
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
            <source>Leave full screen</source>
            <comment>v.full.leave</comment>
            <translation>退出全屏</translation>
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
            <source>The line is fine.</source>
            <comment>v.limit.none</comment>
            <translation>线路良好。</translation>
        </message>
        <message>
            <source>{customer}'s line is slow.</source>
            <comment>v.limit.host_line</comment>
            <translation>{customer} 的网络较慢。</translation>
        </message>
        <message>
            <source>Your line is slow.</source>
            <comment>v.limit.viewer_line</comment>
            <translation>您的网络较慢。</translation>
        </message>
        <message>
            <source>{customer}'s computer is busy.</source>
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
            <source>Different</source>
            <comment>v.safety.different</comment>
            <translation>不一样</translation>
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
            <source>AssistDesk · Help from {org}</source>
            <comment>w.title</comment>
            <translation>AssistDesk · {org}的协助</translation>
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
            <source>Which screen</source>
            <comment>w.screens</comment>
            <translation>哪个屏幕</translation>
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
            <source>Please read this first</source>
            <comment>w.read</comment>
            <translation>请先阅读</translation>
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
        <message>
            <source>The line: {rtt} ms, {fps} pictures a second</source>
            <comment>w.line</comment>
            <translation>线路：{rtt} 毫秒，每秒 {fps} 幅画面</translation>
        </message>
        <message>
            <source>The line on your side is slow.</source>
            <comment>w.line.host_line</comment>
            <translation>您这边的网络较慢。</translation>
        </message>
        <message>
            <source>The line on the agent's side is slow.</source>
            <comment>w.line.viewer_line</comment>
            <translation>客服那边的网络较慢。</translation>
        </message>
        <message>
            <source>Your computer is busy.</source>
            <comment>w.line.host_cpu</comment>
            <translation>您的电脑正忙。</translation>
        </message>
        <message>
            <source>The agent's computer is busy.</source>
            <comment>w.line.viewer_cpu</comment>
            <translation>客服的电脑正忙。</translation>
        </message>
        <message>
            <source>Session number for your notes</source>
            <comment>w.session</comment>
            <translation>协助编号，供您记录</translation>
        </message>
        <message>
            <source>{agent} can see this screen. Time: {time}</source>
            <comment>w.bar.spoken</comment>
            <translation>{agent} 可以看到此屏幕。时间：{time}</translation>
        </message>
        <message>
            <source>Show the AssistDesk window</source>
            <comment>w.bar.open</comment>
            <translation>显示 AssistDesk 窗口</translation>
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
            <source>{agent}'s computer could not show the picture. Nobody sees your screen.</source>
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
        <message>
            <source>You can pause now. Stop ends it.</source>
            <comment>w.sharing.hint</comment>
            <translation>您可以暂停；“停止”会结束协助。</translation>
        </message>
        <message numerus="yes">
            <source>Lost for %n seconds</source>
            <comment>w.lost.for</comment>
            <translation>
                <numerusform>已断开 %n 秒</numerusform>
            </translation>
        </message>
        <message>
            <source>This computer cannot show its screen yet</source>
            <comment>w.checks</comment>
            <translation>此电脑暂时无法共享屏幕</translation>
        </message>
        <message>
            <source>Check again</source>
            <comment>w.checks.again</comment>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Language</source>
            <comment>w.language</comment>
            <translation>语言</translation>
        </message>
        <message>
            <source>Waits while you use mouse or keyboard</source>
            <comment>w.control.held</comment>
            <translation>您使用鼠标或键盘时对方会等待</translation>
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
            <source>The relay's disk is full. Tell your administrator.</source>
            <comment>cause.disk_full</comment>
            <translation>服务器磁盘已满，请告知管理员。</translation>
        </message>
        <message>
            <source>This computer's disk is full or locked.</source>
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
            <source>Something else answered in the relay's place. Check the network.</source>
            <comment>cause.not_the_relay</comment>
            <translation>回应的不是服务器，请检查网络。</translation>
        </message>
        <message>
            <source>A proxy on the way asks for a password.</source>
            <comment>cause.proxy</comment>
            <translation>途中的代理服务器需要密码。</translation>
        </message>
        <message>
            <source>The relay's answer was too large. Try again.</source>
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
            <comment>cause.code_guard</comment>
            <translation>文字中含有有效的协助码，请改为口头告知。</translation>
        </message>
        <message>
            <source>This AssistDesk is too old. Please install the new one.</source>
            <comment>cause.too_old</comment>
            <translation>此 AssistDesk 版本过旧，请安装新版。</translation>
        </message>
        <message>
            <source>This is not a session code.</source>
            <comment>cause.nameplate_malformed</comment>
            <translation>这不是协助码。</translation>
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
            <source>Customer's name</source>
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
            <source>Customer's language</source>
            <comment>new.language</comment>
            <translation>客户语言</translation>
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
            <source>Ticket solved.</source>
            <comment>toast.solved</comment>
            <translation>工单已解决。</translation>
        </message>
        <message>
            <source>Status changed.</source>
            <comment>toast.status</comment>
            <translation>状态已更改。</translation>
        </message>
        <message>
            <source>Ticket assigned.</source>
            <comment>toast.assigned</comment>
            <translation>工单已分配。</translation>
        </message>
        <message>
            <source>Reply sent.</source>
            <comment>toast.sent</comment>
            <translation>回复已发送。</translation>
        </message>
        <message>
            <source>Note saved.</source>
            <comment>toast.noted</comment>
            <translation>备注已保存。</translation>
        </message>
        <message>
            <source>Ticket created.</source>
            <comment>toast.created</comment>
            <translation>工单已创建。</translation>
        </message>
        <message>
            <source>Copied. It leaves the clipboard after 60 s.</source>
            <comment>toast.copied</comment>
            <translation>已复制，60 秒后从剪贴板清除。</translation>
        </message>
        <message>
            <source>Taken back.</source>
            <comment>toast.undone</comment>
            <translation>已撤销。</translation>
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
            <translation>状态变为{status}</translation>
        </message>
        <message>
            <source>Priority becomes {priority}</source>
            <comment>macro.priority</comment>
            <translation>优先级变为{priority}</translation>
        </message>
        <message>
            <source>Tags become {tags}</source>
            <comment>macro.tags</comment>
            <translation>标签变为{tags}</translation>
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
            <translation>设为{status}</translation>
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
            <source>vip -spam: adds one, takes one away</source>
            <comment>bulk.tags.hint</comment>
            <translation>vip -spam：加一个，去一个</translation>
        </message>
        <message>
            <source>Change tags</source>
            <comment>bulk.tags.keep</comment>
            <translation>修改标签</translation>
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
            <source>All colleagues see this view</source>
            <comment>view.shared</comment>
            <translation>所有同事都能看到此视图</translation>
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
            <source>An age moves on. Write a day, such as created&gt;2026-01-31.</source>
            <comment>view.no_age</comment>
            <translation>时长会变化。请写日期，例如 created&gt;2026-01-31。</translation>
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
            <source>An age moves on. Write a day, such as created&gt;2026-01-31.</source>
            <comment>cause.view_age</comment>
            <translation>时长会变化。请写日期，例如 created&gt;2026-01-31。</translation>
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
            <source>%n waiting</source>
            <comment>q.waiting</comment>
            <translation>
                <numerusform>%n 人等待</numerusform>
            </translation>
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
            <source>The customer's line is lost</source>
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
            <source>The agent's line was lost: the chat went back to the queue</source>
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
            <source>The chat ended: the customer's last words have no answer</source>
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
    </context>
</TS>
